using Shouldly;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Reading;

public sealed class FleetReaderTests
{
    private static readonly MemoryFiles Files = new()
    {
        ["one/a.yaml"] = """
            x-supervisor: { node: mainpc }
            services:
              hub: { image: "hub:${TAG:-1}", x-supervisor: { agents: { Hub: { port: 80 } } } }
            """,
        ["one/a.more.yaml"] = "services: { hub: { x-supervisor: { agents: { Hub: { needs: [Db] } } } } }",
        ["two/b.yaml"] = """
            services:
              web: { image: web:1 }
              debug: { image: debug:1, profiles: [dev] }
            """,
        ["broken.yaml"] = "services: [",
    };

    [Fact]
    public void Files_GivenApart_AreProjectsOfOneFleet()
    {
        var reading = Read(node: null, "one/a.yaml", "two/b.yaml");

        reading.Findings.ShouldBeEmpty();
        reading
            .Model.Projects.Select(project => (project.Name, project.Node))
            .ShouldBe([("one", "mainpc"), ("two", null)]);
        reading.Trees.Select(tree => tree.File).ShouldBe(["one/a.yaml", "two/b.yaml"]);
    }

    [Fact]
    public void Files_GivenTogether_AreOneProject_InXSupervisorToo()
    {
        var agent = Read(node: null, "one/a.yaml+one/a.more.yaml")
            .Model.Projects.ShouldHaveSingleItem()
            .Groups[0]
            .Agents[0];

        agent.Port.ShouldBe(80);
        agent.Needs.Select(need => need.Name).ShouldBe(["Db"]);
    }

    [Fact]
    public void File_WithoutANode_IsOfTheOneThatIsGiven() =>
        Read("pc2", "two/b.yaml").Model.Projects[0].Node.ShouldBe("pc2");

    [Fact]
    public void File_OfAnotherNode_IsRefused() =>
        Read("pc2", "one/a.yaml", "two/b.yaml")
            .Findings.ShouldHaveSingleItem()
            .Kind.ShouldBe(SupervisorKinds.OtherNode);

    [Fact]
    public void File_ThatCannotBeRead_DoesNotKeepTheOthersFromBeing()
    {
        var reading = Read(node: null, "broken.yaml", "two/b.yaml");

        reading.Findings.ShouldNotBeEmpty();
        reading.Model.Projects.ShouldHaveSingleItem().Name.ShouldBe("two");
        reading.Trees.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, null, "web")]
    [InlineData("dev", null, "web debug")]
    [InlineData(null, "other,dev", "web debug")]
    [InlineData("*", null, "web debug")]
    public void Profiles_OfTheRequestAndTheEnvironment_Count(string? asked, string? variable, string groups)
    {
        var environment = variable is null
            ? ValueMap<string>.Empty
            : ValueMap<string>.Empty.With("COMPOSE_PROFILES", variable);
        var request = new FleetRequest(
            [ProjectFiles.Of("two/b.yaml")],
            environment,
            Profiles: asked is null ? null : new ValueList<string>([asked])
        );

        var project = FleetReader.Read(request, Files).Model.Projects[0];

        string.Join(' ', project.Groups.Select(group => group.Name)).ShouldBe(groups);
    }

    [Fact]
    public void Place_OfAValueOfTheModel_IsWhereItWasWritten()
    {
        var reading = Read(node: null, "one/a.yaml+one/a.more.yaml");

        reading
            .PlaceOf(
                reading.Model.Projects[0],
                TreePath.Of("services", "hub", "x-supervisor", "agents", "Hub", "needs").Then(0)
            )
            .ToString()
            .ShouldBe("one/a.more.yaml:1:61");
    }

    private static FleetReading Read(string? node, params string[] files) =>
        FleetReader.Read(
            new FleetRequest(files.Select(ProjectFiles.Of).ToValueList(), ValueMap<string>.Empty, node),
            Files
        );
}
