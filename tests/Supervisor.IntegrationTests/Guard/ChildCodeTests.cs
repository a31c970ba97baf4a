using System.Runtime.InteropServices;
using Shouldly;
using Supervisor.Guard.Spawning;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>The bytes that new processes run are those that an assembler makes of the source beside them.</summary>
public sealed class ChildCodeTests
{
    [Theory]
    [InlineData(Architecture.X64, "x86_64-linux-gnu", ".intel_syntax noprefix\n")]
    [InlineData(Architecture.Arm64, "aarch64-linux-gnu", "")]
    public async Task Code_Assembled_IsWhatStandsBesideIt(Architecture architecture, string tools, string preamble)
    {
        using var directory = new TemporaryDirectory();
        var (source, made, bytes) = (directory.File("a.s"), directory.File("a.o"), directory.File("a.bin"));
        await File.WriteAllTextAsync(
            source,
            preamble + ChildCode.SourceFor(architecture) + "\n",
            TestContext.Current.CancellationToken
        );

        var (code, said) = await ChildProcess.RunAsync($"{tools}-as", source, "-o", made);
        Assert.SkipWhen(code is null, $"There is no assembler for {architecture} here.");
        code.ShouldBe(0, said);
        (await ChildProcess.RunAsync($"{tools}-objcopy", "-O", "binary", made, bytes)).Code.ShouldBe(0);

        File.ReadAllBytes(bytes).ShouldBe(ChildCode.For(architecture));
    }
}
