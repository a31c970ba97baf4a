using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs.Records;

public sealed class StartFilesTests : IDisposable
{
    private static readonly WorkloadId Id = new(new AgentAddress("shop", "till"), "1-aa");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-starts-");

    private GroupFolder Folder => GroupFolder.Of(_directory.FullName, "shop");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Files_OfAGroupInWhichNothingWasEverStarted_AreDeletedAlready()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), $"supervisor-nowhere-{Guid.NewGuid():N}");
        var files = new StartFiles(new GroupFolder(nowhere), Id, static path => new OwnFiles(path));

        files.Delete();

        files.TryCallOff().ShouldBeTrue();
        files.ReadStart().ShouldBeNull();
        Directory.Exists(nowhere).ShouldBeFalse();
    }

    [Fact]
    public void Start_ThatNobodyHasClaimed_IsCalledOffAndLeavesNothing()
    {
        var files = Asked();

        files.TryCallOff().ShouldBeTrue();

        File.Exists(files.Said).ShouldBeFalse("without it no shell starts anything");
        files.ReadStart().ShouldBeNull();
        StartFiles.AllOf(Folder, static path => new OwnFiles(path)).ShouldBeEmpty();
    }

    [Fact]
    public void Start_ThatSomebodyHasClaimed_IsStillKnown()
    {
        var files = Asked();
        File.WriteAllText(files.Record, "wrapper 7 700 7\n");

        files.TryCallOff().ShouldBeFalse();

        files.ReadStart().ShouldNotBeNull().Id.ShouldBe(Id);
        files.ReadRecord().Wrapper.ShouldBe(new ProcessMark(7, 700));
    }

    [Fact]
    public void Starts_AreReadInTheOrderOfTheirNames()
    {
        foreach (var number in Enumerable.Range(1, 20))
        {
            Write(FilesOf(Id with { Incarnation = $"{number}-aa" }));
        }

        var read = StartFiles.AllOf(Folder, static path => new OwnFiles(path)).Select(start => start.Id).ToList();

        read.Count.ShouldBe(20);
        read.Select(id => GroupFolder.StartName(id.Agent.Agent, id.Incarnation)).ShouldBeInOrder();
    }

    private StartFiles Asked()
    {
        var files = FilesOf(Id);
        Write(files);
        GroupFolders.MakeWritable(files.Said);
        return files;
    }

    private StartFiles FilesOf(WorkloadId id) => new(Folder, id, static path => new OwnFiles(path));

    private void Write(StartFiles files)
    {
        GroupFolders.Prepare(Folder);
        var ((group, agent), incarnation) = files.Id;
        files.Write(new StartRecord(group, agent, incarnation, "c1", default, "boot", default, null, 0, 0));
    }

    [Fact]
    public void Start_InWhoseFilesPlaceADirectoryWasPut_IsCalledOffAllTheSame()
    {
        var files = Asked();
        File.Delete(files.Said);
        Directory.CreateDirectory(Path.Combine(files.Said, "full"));

        files.TryCallOff().ShouldBeTrue();

        files.ReadStart().ShouldBeNull();
        Directory.Exists(Path.Combine(files.Said, "full")).ShouldBeTrue("what is in there is none of ours");
    }
}
