using Shouldly;
using Supervisor.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Reading;

public sealed class ProjectFilesTests
{
    [Theory]
    [InlineData("a.yaml", "a.yaml")]
    [InlineData("a.yaml+b.yaml", "a.yaml|b.yaml")]
    [InlineData("a.yaml+-", "a.yaml|-")]
    [InlineData("a.yaml+", "a.yaml+")]
    [InlineData("+a.yaml", "+a.yaml")]
    [InlineData("a++b", "a++b")]
    public void Argument_IsSplitWhereFilesAreJoined(string argument, string paths) =>
        string.Join('|', ProjectFiles.Of(argument).Paths).ShouldBe(paths);
}
