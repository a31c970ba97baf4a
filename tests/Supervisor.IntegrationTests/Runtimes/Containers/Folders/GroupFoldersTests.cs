using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Folders;

/// <summary>What is made for a container before it is, and what its programs may put in the way.</summary>
public sealed class GroupFoldersTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-folders-");
    private readonly GroupFolder _folder;

    public GroupFoldersTests()
    {
        _folder = GroupFolder.Of(In("groups"), "audio");
        GroupFolders.Prepare(_folder);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Prepare_Folder_IsClosedToTheMachineAndOpenWithin()
    {
        Mode(In("groups")).ShouldBe("700");
        Mode(_folder.Path).ShouldBe("755");
        Mode(_folder.Records).ShouldBe("1777");
        Mode(_folder.Logs).ShouldBe("755");
        Mode(_folder.Starts).ShouldBe("700");
        Mode(_folder.Script).ShouldBe("644");
    }

    [Fact]
    public void Prepare_WithAnotherScript_ReplacesItForWhoeverBeginsAndForNobodyWhoHasBegun()
    {
        File.WriteAllText(_folder.Script, "of another version");
        using var running = new StreamReader(_folder.Script);

        GroupFolders.Prepare(_folder);

        running.ReadToEnd().ShouldBe("of another version");
        File.ReadAllText(_folder.Script).ShouldContain("supervisor_run");
        Directory.EnumerateFiles(_folder.Path).Count().ShouldBe(2);
    }

    [Fact]
    public void Prepare_Again_KeepsTheMark()
    {
        var mark = File.ReadAllText(_folder.Mark);

        GroupFolders.Prepare(_folder);

        File.ReadAllText(_folder.Mark).ShouldBe(mark);
    }

    [Fact]
    public void Log_Shown_IsOneFileWithTwoNames()
    {
        var log = In("output/audio/stt.log");

        SharedLog.Show(log, _folder.LogOf("stt"));
        File.AppendAllText(_folder.LogOf("stt"), "written within\n");

        File.ReadAllText(log).ShouldBe("written within\n");
        Mode(log).ShouldBe("666");
    }

    [Fact]
    public void Log_WhoseNameWasMadeALink_IsShownAnewAndTheLinksTargetLeftAlone()
    {
        var (log, victim) = (In("output/audio/stt.log"), In("victim"));
        File.WriteAllText(victim, "precious");
        File.SetUnixFileMode(victim, UnixFileMode.UserRead);
        File.CreateSymbolicLink(_folder.LogOf("stt"), victim);

        SharedLog.Show(log, _folder.LogOf("stt"));

        new FileInfo(_folder.LogOf("stt")).LinkTarget.ShouldBeNull();
        Mode(victim).ShouldBe("400");
    }

    [Fact]
    public void Writable_WhereALinkStands_LeavesItsTargetAlone()
    {
        var victim = In("victim");
        File.WriteAllText(victim, "precious");
        File.SetUnixFileMode(victim, UnixFileMode.UserRead);
        var said = Path.Combine(_folder.Records, "x.said");
        File.CreateSymbolicLink(said, victim);

        GroupFolders.MakeWritable(said);

        Mode(victim).ShouldBe("400");
    }

    [Fact]
    public void ForeignFile_ThatIsALinkElsewhere_IsNotRead()
    {
        File.WriteAllText(In("secret"), "secret");
        var record = Path.Combine(_folder.Records, "x");
        File.CreateSymbolicLink(record, In("secret"));

        Should.Throw<IOException>(() => ForeignFile.Read(record));
    }

    [Fact]
    public void ForeignFile_ThatIsEndless_IsReadInPart()
    {
        var record = Path.Combine(_folder.Records, "x");
        File.WriteAllText(record, new string('x', 100_000));

        ForeignFile.Read(record).Length.ShouldBe(4096);
    }

    [Fact]
    public void ForeignFile_ThatIsNotThere_IsEmpty() =>
        ForeignFile.Read(Path.Combine(_folder.Records, "none")).ShouldBeEmpty();

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private string In(string path) => Path.Combine(_directory.FullName, path);
}
