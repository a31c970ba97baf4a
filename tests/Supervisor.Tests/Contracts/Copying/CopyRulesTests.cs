using Shouldly;
using Supervisor.Contracts.Palettes.Copying;
using Xunit;

namespace Supervisor.Tests.Contracts.Copying;

public sealed class CopyRulesTests
{
    private static readonly CopySource File = new("a", IsDirectory: false, IsContents: false);
    private static readonly CopySource Folder = new("d", IsDirectory: true, IsContents: false);
    private static readonly CopySource Contents = new("d", IsDirectory: true, IsContents: true);

    [Theory]
    [InlineData("chat:/etc/hosts", ".", true, "chat", "/etc/hosts", ".")]
    [InlineData("group/agent:data/x/", "-", true, "group/agent", "/data/x", "-")]
    [InlineData("./chat:x", "chat:", false, "chat", "/", "./chat:x")]
    [InlineData("-", "chat:/var/./log/.", false, "chat", "/var/log", "-")]
    [InlineData("C:\\files", "chat:/x", false, "chat", "/x", "C:\\files")]
    public void Route_OfOneAgentSide_IsThat(string from, string to, bool isOut, string agent, string path, string local)
    {
        var route = CopyRoute.Parse(from, to).Value.ShouldNotBeNull();

        (route.IsOut, route.Agent, route.Path.Path, route.Local).ShouldBe((isOut, agent, path, local));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("chat:/a", "memory:/b")]
    [InlineData("/chat:/a", "./b")]
    [InlineData("chat:/a", "")]
    public void Route_OfNoneOrTwo_IsAnError(string from, string to) =>
        CopyRoute.Parse(from, to).Error.ShouldNotBeNull().Code.ShouldStartWith("usage.");

    [Fact]
    public void Place_InADirectoryThatIsThere_IsUnderItsOwnName()
    {
        Place(File, "/t", PathKind.Directory).ShouldBe(new CopyPlace("/t", "a"));
        Place(Folder, "/t/", PathKind.Directory).ShouldBe(new CopyPlace("/t", "d"));
        Place(Contents, "/t", PathKind.Directory).ShouldBe(new CopyPlace("/t", ""));
    }

    [Fact]
    public void Place_OfWhatIsNotThere_IsThatName()
    {
        Place(File, "/t/new", PathKind.None).ShouldBe(new CopyPlace("/t", "new"));
        Place(Folder, "/new/", PathKind.None).ShouldBe(new CopyPlace("/", "new"));
        Place(Contents, "/t/new", PathKind.None).ShouldBe(new CopyPlace("/t", "new"));
    }

    [Fact]
    public void Place_OverAFile_IsForFilesOnly()
    {
        Place(File, "/t/b", PathKind.File).ShouldBe(new CopyPlace("/t", "b"));
        Place(Folder, "/t/b", PathKind.File).ShouldBeNull();
        Place(File, "/t/b/", PathKind.File).ShouldBeNull();
    }

    [Fact]
    public void Place_WithoutADirectoryToBeIn_IsNone()
    {
        Place(File, "/t/new/", PathKind.None).ShouldBeNull("a file cannot become a directory");
        Place(File, "/no/new", PathKind.None, hasParent: false).ShouldBeNull();
        Place(Folder, "/no/new", PathKind.None, hasParent: false).ShouldBeNull();
    }

    private static CopyPlace? Place(CopySource source, string target, PathKind there, bool hasParent = true) =>
        CopyRules.Place(source, CopyPath.Of(target), there, hasParent).Value;
}
