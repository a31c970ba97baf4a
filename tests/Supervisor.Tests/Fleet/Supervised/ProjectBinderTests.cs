using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model;
using Xunit;

namespace Supervisor.Tests.Fleet.Supervised;

public sealed class ProjectBinderTests
{
    [Fact]
    public void TopOfTheFile_SaysForWhomItIsAndWhatToExpect()
    {
        var project = SupervisedProject
            .Read(
                """
                x-supervisor:
                  version: 1
                  node: mainpc
                  expect: { groups: 8, agents: 54 }
                  nodes:
                    mainpc:
                      memory: 32g
                      cpus: 16
                      gpus: [{ memory: 24g, model: RTX 4090 }]
                      labels: { disk: fast }
                      redis: { address: "redis:6379", keyPrefix: "mainpc:" }
                      startConcurrency: 4
                    pc2: { redis: "cache:6379" }
                    pc3:
                """
            )
            .Model;

        project.Node.ShouldBe("mainpc");
        project.Expect.ShouldBe(new ExpectedCounts(8, 54));
        project
            .Nodes["mainpc"]
            .ShouldBe(
                new NodeModel
                {
                    Name = "mainpc",
                    MemoryBytes = 32L << 30,
                    Cpus = 16,
                    Gpus = [new GpuModel(24L << 30, "RTX 4090")],
                    Labels = project.Nodes["mainpc"].Labels,
                    Redis = new RedisModel("redis:6379", "mainpc:"),
                    StartConcurrency = 4,
                }
            );
        project.Nodes["mainpc"].Labels["disk"].ShouldBe("fast");
        project.Nodes["pc2"].Redis.ShouldBe(new RedisModel("cache:6379"));
        project.Nodes["pc3"].ShouldBe(new NodeModel { Name = "pc3" });
    }

    [Fact]
    public void FileWithoutANode_BelongsToTheOneThatItIsGivenTo() =>
        SupervisedProject.Read("services: {}", node: "pc2").Model.Node.ShouldBe("pc2");

    [Fact]
    public void FileOfOneNode_GivenToAnother_IsRefusedByName()
    {
        var read = SupervisedProject.Read("x-supervisor: { node: mainpc }", node: "pc2");

        var finding = read.Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(SupervisorKinds.OtherNode);
        finding.Kind.Severity.ShouldBe(Severity.Error);
        finding.Place.Column.ShouldBe(23, "it points at the name");
        finding.Message.ShouldContain("--node");
        finding.Remedy.ShouldContain("--node mainpc");
        read.Model.Node.ShouldBe("mainpc");
    }

    [Fact]
    public void FileOfANode_GivenToIt_IsTaken() =>
        SupervisedProject.Read("x-supervisor: { node: pc2 }", node: "pc2").Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("100", 100)]
    [InlineData("-10", -10)]
    [InlineData("", 0)]
    public void PortOffset_OfTheEnvironment_IsOfTheProject(string value, int expected) =>
        SupervisedProject.Read("services: {}", node: null, ("PORT_OFFSET", value)).Model.PortOffset.ShouldBe(expected);

    [Fact]
    public void PortOffset_ThatIsNoNumber_IsTold()
    {
        var read = SupervisedProject.Read("services: {}", node: null, ("PORT_OFFSET", "many"));

        read.Findings.ShouldHaveSingleItem().Kind.ShouldBe(JudgeKinds.MalformedPortOffset);
        read.Model.PortOffset.ShouldBe(0);
    }

    [Fact]
    public void Groups_OfProfilesNobodyAskedFor_AreInactiveWithTheirAgents()
    {
        var project = SupervisedProject.ReadWith(["dev"], Profiles).Model;

        project.Groups.Select(group => group.Name).ShouldBe(["web", "debug"]);
        project.Inactive.Names.ShouldBe(["bench"]);
        project.Inactive["bench"].Profiles.ShouldBe(["slow"]);
        project.Inactive["bench"].Agents.ShouldBe(["Load", "Probe"]);
    }

    [Fact]
    public void Groups_WithAllProfilesAskedFor_AreActive() =>
        SupervisedProject.ReadWith(["*"], Profiles).Model.Groups.Count.ShouldBe(3);

    [Fact]
    public void DependsOn_DoesNotAwakenWhatItNames() =>
        SupervisedProject
            .ReadWith(
                [],
                """
                services:
                  web: { image: web:1, depends_on: [debug] }
                  debug: { image: debug:1, profiles: [dev] }
                """
            )
            .Model.Groups.ShouldHaveSingleItem()
            .Name.ShouldBe("web");

    private const string Profiles = """
        services:
          web: { image: web:1 }
          debug: { image: debug:1, profiles: [dev, test] }
          bench:
            image: bench:1
            profiles: [slow]
            x-supervisor: { agents: { Load: , Probe: } }
        """;
}
