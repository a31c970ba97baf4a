using System.Runtime.CompilerServices;
using Shouldly;
using Supervisor.Guard.Spawning;
using Xunit;
using Machine = System.Runtime.InteropServices.Architecture;

namespace Supervisor.Tests.Guard.Spawning;

public sealed class ChildCodeTests
{
    [Theory]
    [InlineData(Machine.X64, 85)]
    [InlineData(Machine.Arm64, 80)]
    public void Code_OfAnArchitecture_HasTheLengthOfItsListing(Machine machine, int bytes) =>
        ChildCode.For(machine).Length.ShouldBe(bytes);

    [Fact]
    public void Code_OfAnother_IsNone() => ChildCode.For(Machine.Arm).ShouldBeEmpty();

    [Fact]
    public void Step_HasTheSizeThatTheCodeGoesOnBy() => Unsafe.SizeOf<ChildStep>().ShouldBe(72);
}
