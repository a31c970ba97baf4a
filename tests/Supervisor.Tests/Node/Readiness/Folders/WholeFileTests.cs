using Shouldly;
using Supervisor.Node.Readiness.Folders;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Folders;

public sealed class WholeFileTests : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-files-").FullName;

    private string Path => System.IO.Path.Combine(_directory, "token");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("longer than before")]
    [InlineData("short")]
    [InlineData("")]
    public void Rewriting_LeavesTheNewContentAlone(string content)
    {
        WholeFile.Write(Path, "what was", Mode, FileOwner.Daemon);

        WholeFile.Rewrite(Path, content, Mode, FileOwner.Daemon);

        File.ReadAllText(Path).ShouldBe(content);
    }

    [Fact]
    public void Rewriting_IsSeenByWhoeverHoldsTheFileOpen()
    {
        WholeFile.Write(Path, "what was", Mode, FileOwner.Daemon);
        using var open = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

        WholeFile.Rewrite(Path, "what is", Mode, FileOwner.Daemon);

        open.ReadToEnd().ShouldBe("what is");
    }

    [Fact]
    public void Rewriting_WhatIsGone_WritesIt()
    {
        WholeFile.Rewrite(Path, "what is", Mode, FileOwner.Daemon);

        File.ReadAllText(Path).ShouldBe("what is");
    }

    [Fact]
    public void Writing_WhatIsThere_PutsAnotherFileInItsPlace()
    {
        WholeFile.Write(Path, "what was", Mode, FileOwner.Daemon);
        using var open = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

        WholeFile.Write(Path, "what is", Mode, FileOwner.Daemon);

        open.ReadToEnd().ShouldBe("what was");
        File.ReadAllText(Path).ShouldBe("what is");
        Directory.GetFiles(_directory).ShouldBe([Path]);
    }
}
