using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Xunit;
using static Supervisor.Tests.Fleet.Supervised.SupervisedProject;

namespace Supervisor.Tests.Fleet.Supervised;

public sealed class GroupBinderTests
{
    [Fact]
    public void Group_ThatSaysNothing_HasTheDefaults()
    {
        var group = Group("{}");

        group.ShouldBe(
            new GroupModel
            {
                Name = "web",
                Service = group.Service,
                Agents = [new AgentModel { Name = "web" }],
            }
        );
        group.Restart.ShouldBe(
            new RestartBudget(3, TimeSpan.FromMinutes(10), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30))
        );
    }

    [Fact]
    public void ReadyRule_IsOneOfThree()
    {
        Group("{ ready: all }").Ready.ShouldBe(new ReadyRule.All());
        Group("{ ready: required }").Ready.ShouldBe(new ReadyRule.Required());
        Group("{ ready: { quorum: 70% } }").Ready.ShouldBe(new ReadyRule.Quorum(70));
    }

    [Fact]
    public void Keys_OfTheGroup_AreRead()
    {
        var group = Group(
            """
            { strategy: rest-for-one, gpu: { memory: 2g, card: 1 }, links: [ObservabilityHub@pc2],
                  templates: [{ from: a.tmpl, to: /etc/a }], onIsolation: keep, data: shared, groupRestart: { max: 5 } }
            """
        );

        group.Strategy.ShouldBe(GroupStrategy.RestForOne);
        group.Gpu.ShouldBe(new GpuNeed(2L << 30, 1));
        group.Links.ShouldBe(["ObservabilityHub@pc2"]);
        group.Templates.ShouldBe([new TemplateFile("a.tmpl", "/etc/a")]);
        group.OnIsolation.ShouldBe(IsolationRule.Keep);
        group.Data.ShouldBe(DataRule.Shared);
        group.Restart.ShouldBe(RestartBudget.OfGroup with { Max = 5 });
    }

    [Theory]
    [InlineData("{ placement: movable }")]
    [InlineData("{ placement: { movable: } }")]
    [InlineData("{ placement: { movable: {} } }")]
    public void Placement_MovableInEachForm_AsksNothingOfTheNode(string supervised) =>
        Group(supervised).Placement.ShouldBe(new Placement.Movable());

    [Fact]
    public void Placement_Movable_SaysWhatTheNodeMustHave() =>
        Group("{ placement: { movable: { labels: { disk: fast }, gpu: 6g, arch: amd64, prefer: pack } } }")
            .Placement.ShouldBe(
                new Placement.Movable
                {
                    Labels = ValueMap<string>.Empty.With("disk", "fast"),
                    GpuMemoryBytes = 6L << 30,
                    Arch = "amd64",
                    Prefer = Spreading.Pack,
                }
            );

    [Fact]
    public void Agents_KeepTheOrderOfTheFile() =>
        Group("{ agents: { Zeta: , Alpha: , Mid: } }")
            .Agents.Select(agent => agent.Name)
            .ShouldBe(["Zeta", "Alpha", "Mid"]);

    [Fact]
    public void Process_ThatListsNoAgents_IsOneThatWeStart()
    {
        var group = Group("{}", service: "command: python3 -m web --port 80");

        group.IsProcess.ShouldBeTrue();
        group.Agents.ShouldHaveSingleItem().Command.ShouldBe(["python3", "-m", "web", "--port", "80"]);
    }

    [Fact]
    public void Process_WithItsOnlyAgentListed_IsStartedByTheServicesCommand()
    {
        var service = "{ entrypoint: [python3], command: [-m, web] }"[2..^2];
        var group = Read(
            $"services: {{ web: {{ {service}, x-supervisor: {{ agents: {{ Web: {{ port: 80 }} }} }} }} }}"
        );

        group.Model.Groups[0].Agents[0].Command.ShouldBe(["python3", "-m", "web"]);
    }

    [Fact]
    public void ContainersAgent_WithoutACommand_IsStartedByTheImage() =>
        Group(
            "{}",
            service: "{ image: web:1, command: serve }"[2..^2].Replace(", ", "\n    ", StringComparison.Ordinal)
        )
            .Agents[0]
            .Command.ShouldBeNull();
}
