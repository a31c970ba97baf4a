using Shouldly;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Folders;

public sealed class GroupFoldersTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-groups-");

    private GroupFolder Folder => GroupFolder.Of(Path.Combine(_directory.FullName, "groups"), "shop");

    public GroupFoldersTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Containers are those of Linux.");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Script_ThatCannotTakeItsPlace_LeavesNoCopyOfItself()
    {
        GroupFolders.Prepare(Folder);
        File.Delete(Folder.Script);
        Directory.CreateDirectory(Path.Combine(Folder.Script, "full"));
        var before = Directory.EnumerateFiles(Folder.Path).Order(StringComparer.Ordinal).ToList();

        Should.Throw<Exception>(() => GroupFolders.Prepare(Folder));

        Directory.EnumerateFiles(Folder.Path).Order(StringComparer.Ordinal).ShouldBe(before);
    }

    [Fact]
    public void Log_InWhosePlaceAProgramHasPutADirectory_GetsNoFurtherNames()
    {
        GroupFolders.Prepare(Folder);
        var (log, shown) = (Path.Combine(_directory.FullName, "output", "till.log"), Folder.LogOf("till"));
        Directory.CreateDirectory(Path.Combine(shown, "full"));

        Should.Throw<Exception>(() => SharedLog.Show(log, shown));

        Directory.EnumerateFiles(Folder.Logs).ShouldBeEmpty();
    }

    [Fact]
    public void Log_IsShownUnderASecondName_HoweverOften()
    {
        GroupFolders.Prepare(Folder);
        var (log, shown) = (Path.Combine(_directory.FullName, "output", "till.log"), Folder.LogOf("till"));

        SharedLog.Show(log, shown);
        File.AppendAllText(shown, "one");
        SharedLog.Show(log, shown);

        File.ReadAllText(log).ShouldBe("one");
        Directory.EnumerateFiles(Folder.Logs).ShouldHaveSingleItem().ShouldBe(shown);
    }
}
