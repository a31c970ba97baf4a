using System.Diagnostics;
using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Probing.Places;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs.Records;

/// <summary>Files that somebody in a container may have made, and those that he sees.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-foreign-");

    private string Place => Path.Combine(_directory.FullName, "file");

    public ForeignFileTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Containers are those of Linux.");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void File_IsReadFromItsBeginning()
    {
        File.WriteAllText(Place, "ended 0\n" + new string('x', 1_000_000));

        ForeignFile.Read(Place).ShouldStartWith("ended 0\nx");
        ForeignFile.Read(Place).Length.ShouldBe(4096);
        ContainerFile.Read(Environment.ProcessId, Place).ShouldStartWith("ended 0\nx");
    }

    [Fact]
    public void File_ThatIsNotThere_IsEmpty()
    {
        ForeignFile.Read(Place).ShouldBeEmpty();
        ContainerFile.Read(Environment.ProcessId, Place).ShouldBeEmpty();
    }

    [Fact]
    public void Link_IsFollowedOnlyWithinAContainer()
    {
        var other = Path.Combine(_directory.FullName, "other");
        File.WriteAllText(other, "secret");
        File.CreateSymbolicLink(Place, other);

        Refused(() => ForeignFile.Read(Place));
        ContainerFile.Read(Environment.ProcessId, Place).ShouldBe("secret", "whoever is in there may read it himself");
    }

    [Fact]
    public void Directory_IsNoFile()
    {
        Directory.CreateDirectory(Place);

        Refused(() => ForeignFile.Read(Place));
        Refused(() => ContainerFile.Read(Environment.ProcessId, Place));
    }

    [Fact]
    public void Pipe_IsNotWaitedFor()
    {
        Make("mkfifo", Place);

        Refused(() => ForeignFile.Read(Place));
        Refused(() => ContainerFile.Read(Environment.ProcessId, Place));
    }

    /// <summary>By opening one of a terminal, or of a watchdog, something is done already. This one has all the bytes there are.</summary>
    [Fact]
    public void Device_IsNotOpened()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root makes devices.");
        Make("mknod", Place, "c", "1", "5");

        Refused(() => ForeignFile.Read(Place));
        Refused(() => ContainerFile.Read(Environment.ProcessId, Place));
    }

    private static void Refused(Func<string> read) =>
        Should.Throw<IOException>(read).Message.ShouldContain("is no file that can be read");

    private static void Make(string tool, params string[] words)
    {
        using var made = Process.Start(tool, words);
        made.WaitForExit();
        Assert.SkipUnless(made.ExitCode == 0, $"{tool} may not make such a thing here.");
    }
}
