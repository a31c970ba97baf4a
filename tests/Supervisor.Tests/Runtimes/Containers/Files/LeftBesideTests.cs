using Shouldly;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Files;

public sealed class LeftBesideTests : IDisposable
{
    private const string Unique = "0123456789abcdef0123456789abcdef";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-left-");

    private ContainerRuntimeSettings Settings => new("c1", "n1", _directory.FullName, "/nowhere", "boot");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void WhatAKilledDaemonHasLeft_IsTakenAway_FromAllFoldersOfItsOwn()
    {
        var starts = GroupFolder.Of(Settings.Groups, "shop").Starts;
        string[] left =
        [
            Write(Settings.Own, $"engine.json.{Unique}"),
            Write(Settings.Runs, $"a.run.{Guid.NewGuid():N}"),
            Write(starts, $"a-b.json.{Unique}"),
        ];

        TakeAway();

        left.Where(File.Exists).ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsMeantToBeThere_Stays_AndSoDoesWhatIsSomebodyElses()
    {
        var folder = GroupFolder.Of(Settings.Groups, "shop");
        string[] kept =
        [
            Write(Settings.Own, "engine.json"),
            Write(Settings.Own, $"{Unique}.left"),
            Write(Settings.Own, Unique),
            Write(Settings.Own, $".{Unique}"),
            Write(Settings.Own, $"engine.json.{Unique[1..]}"),
            Write(Settings.Own, $"engine.json.{Unique.ToUpperInvariant()}"),
            Write(Settings.Outputs, $"a.json.{Unique}"),
            Write(folder.Records, $"a-b.json.{Unique}"),
            Write(folder.Starts, "a-b.json"),
        ];

        TakeAway();

        kept.Where(path => !File.Exists(path)).ShouldBeEmpty();
    }

    [Fact]
    public void Daemon_ThatStartsForTheFirstTime_MakesNoFolderForIt()
    {
        TakeAway();

        _directory.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void File_ThatIsReplaced_LeavesNothingBesideItself()
    {
        var files = new OwnFiles(_directory.FullName);
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "taken", "full"));
        files.Replace("a", "1"u8);

        Should.Throw<IOException>(() => files.Replace("taken", "1"u8));

        _directory.EnumerateFiles().Select(static file => file.Name).ShouldBe(["a"]);
    }

    private void TakeAway() => LeftBeside.TakeAway(Settings, static path => new OwnFiles(path));

    private static string Write(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, "x");
        return path;
    }
}
