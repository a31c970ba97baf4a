using Shouldly;
using Supervisor.Cli.Fleet;
using Xunit;

namespace Supervisor.Tests.Cli.Fleet;

public sealed class LexicalPathTests
{
    [Theory]
    [InlineData("a.yaml", "a.yaml")]
    [InlineData("./a.yaml", "a.yaml")]
    [InlineData("config/../a.yaml", "a.yaml")]
    [InlineData("config/./x//a.yaml", "config/x/a.yaml")]
    [InlineData("../a.yaml", "../a.yaml")]
    [InlineData("../../a/../b.yaml", "../../b.yaml")]
    [InlineData("/etc/../a.yaml", "/a.yaml")]
    [InlineData("/../a.yaml", "/a.yaml")]
    [InlineData("a/..", ".")]
    [InlineData("", ".")]
    public void Path_WithDots_KeepsItsMeaningAndItsKind(string path, string normal) =>
        LexicalPath.Normalize(path).ShouldBe(normal);
}
