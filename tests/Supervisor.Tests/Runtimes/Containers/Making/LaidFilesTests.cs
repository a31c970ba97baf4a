using System.Text;
using Shouldly;
using Supervisor.Contracts;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Supervision.Definitions;
using Supervisor.Tests.Runtimes.Containers.Requests;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class LaidFilesTests : IDisposable
{
    private static readonly AgentAddress Web = new("web", "web");
    private static readonly AgentAddress Till = new("shop", "till");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-laid-");
    private readonly LaunchPlan _plan = new();
    private readonly LaidFiles _files;

    public LaidFilesTests() => _files = new LaidFiles(Settings, _plan, new FaultLog().Faults);

    private ContainerRuntimeSettings Settings => new("c1", "n1", _directory.FullName, "logs", "boot");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Files_AreThoseOfTheDefinition_AndNothingOfWhatWasThereBefore()
    {
        LayOut(Web, ("/run/secrets/key", "old"), ("/run/secrets/other", "secret")).IsOk.ShouldBeTrue();
        File.WriteAllText(Path.Combine(FolderOf(Web), ".0123"), "half of one, from a daemon that was killed");

        var laid = LayOut(Web, ("/run/secrets/key", "new")).Value!;

        var file = Directory.EnumerateFiles(FolderOf(Web)).ShouldHaveSingleItem();
        laid["/run/secrets/key"].ShouldBe(file);
        File.ReadAllText(file).ShouldBe("new");
    }

    [Fact]
    public void File_ThatCannotTakeItsPlace_LeavesNoCopyOfItself()
    {
        var place = LayOut(Web, ("/run/secrets/key", "old")).Value!["/run/secrets/key"];
        File.Delete(place);
        Directory.CreateDirectory(Path.Combine(place, "full"));

        LayOut(Web, ("/run/secrets/key", "new")).Error!.Message.ShouldContain("/run/secrets/key");

        Directory.EnumerateFiles(FolderOf(Web)).ShouldBeEmpty();
    }

    [Fact]
    public void Files_OfAnAgentWithoutAContainer_AreRemoved()
    {
        LayOut(Web, ("/key", "1"));

        _files.Has(Web).ShouldBeTrue();
        _files.Remove(Web).ShouldBeTrue();
        _files.Has(Web).ShouldBeFalse();
        _files.Remove(Web).ShouldBeTrue("there is nothing to remove");
    }

    [Fact]
    public void Sweep_LeavesFilesOfContainersAndOfThoseThatAreToGetOne()
    {
        LayOut(Web, ("/key", "1"));
        LayOut(Till, ("/key", "2"));
        var gone = new AgentAddress("former", "former");
        LayOut(gone, ("/key", "3"));

        _files.Sweep(_files.Kept(), [Till]);
        _files.Has(gone).ShouldBeTrue("no plan is known yet, so anybody may get a container");
        _plan.Follow(new NodePlan(1, [new GroupDefinition { Name = "web", Agents = [Planned(Web)] }]));
        _files.Sweep(_files.Kept(), [Till]);

        (_files.Has(Web), _files.Has(Till), _files.Has(gone)).ShouldBe((true, true, false));
    }

    private string FolderOf(AgentAddress agent) => ContainerPlaces.FilesOf(Settings, agent);

    private Outcome<IReadOnlyDictionary<string, string>> LayOut(
        AgentAddress agent,
        params (string Target, string Content)[] files
    ) =>
        FilePreparation.LayOut(
            Definition with
            {
                Files =
                [
                    .. files.Select(file => new PlacedFile(file.Target, [.. Encoding.UTF8.GetBytes(file.Content)])),
                ],
            },
            Requested.Place with
            {
                FilesFolder = FolderOf(agent),
            },
            new ImageFacts()
        );

    private static ContainerDefinition Definition => Requested.Definition(new ServiceModel());

    private static AgentDefinition Planned(AgentAddress agent) =>
        new()
        {
            Address = agent,
            Hash = "h",
            Launch = new ContainerLaunch(Definition),
        };
}
