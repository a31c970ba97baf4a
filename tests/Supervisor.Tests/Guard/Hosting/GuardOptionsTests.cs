using Shouldly;
using Supervisor.Guard.Hosting;
using Xunit;

namespace Supervisor.Tests.Guard.Hosting;

public sealed class GuardOptionsTests
{
    [Fact]
    public void Words_OfADirectory_AreTheWholeOfIt() =>
        GuardOptions.Parse(["--data-dir", "/data"]).Value.ShouldBe(new GuardOptions("/data", CgroupChoice.Auto));

    [Fact]
    public void Words_OfACgroupChoice_AreTaken() =>
        GuardOptions.Parse(["--cgroups", "none", "--data-dir", "/data"]).Value!.Cgroups.ShouldBe(CgroupChoice.None);

    [Theory]
    [InlineData]
    [InlineData("--data-dir")]
    [InlineData("--cgroups", "v3", "--data-dir", "/data")]
    [InlineData("--data-dir", "/data", "--loud")]
    public void Words_ThatAreNotUnderstood_AreRefusedWithTheUsage(params string[] words) =>
        GuardOptions.Parse(words).Error!.Remedy.ShouldStartWith("usage: supervisor guard");
}
