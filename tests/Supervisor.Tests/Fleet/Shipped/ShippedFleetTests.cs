using Shouldly;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

public sealed class ShippedFleetTests
{
    private static readonly string[] Infrastructure = ["redis", "nats"];
    private static readonly string[] Holding = ["sleep", "infinity"];

    [Theory]
    [InlineData(ShippedFleet.MainPc)]
    [InlineData(ShippedFleet.Pc2)]
    [InlineData(ShippedFleet.MainPc, ShippedFleet.Pc2)]
    public void Files_AloneAndTogether_HaveNothingWrong(params string[] paths) =>
        FleetJudge.Judge(ShippedFleet.Read(paths)).Select(finding => finding.ToString()).ShouldBeEmpty();

    [Fact]
    public void Agents_HeldAgainstTheUsersTable_AreTheSameRowByRow()
    {
        var agents =
            from project in ShippedFleet.Model.Projects
            from owner in project.Groups
            where !Infrastructure.Contains(owner.Name, StringComparer.Ordinal)
            from agent in owner.Agents
            select TableRow.Of(project, owner, agent);

        TableRow.All.Count.ShouldBe(77);
        agents
            .OrderBy(row => row.ToString(), StringComparer.Ordinal)
            .ShouldBe(TableRow.All.OrderBy(row => row.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void Agents_OfAGroup_StandInTheTablesOrder() =>
        ShippedFleet
            .Model.Projects.SelectMany(project => project.Groups)
            .Where(group => !Infrastructure.Contains(group.Name, StringComparer.Ordinal))
            .SelectMany(group => group.Agents.Select(agent => (group.Name, agent.Name)))
            .GroupBy(agent => agent.Item1, agent => agent.Item2)
            .ShouldAllBe(group =>
                group.SequenceEqual(TableRow.All.Where(row => row.Group == group.Key).Select(row => row.Agent))
            );

    [Fact]
    public void Counts_AreThoseThatTheFilesExpect()
    {
        ShippedFleet.Project("mainpc").Expect.ShouldBe(new ExpectedCounts(10, 56));
        ShippedFleet.Project("pc2").Expect.ShouldBe(new ExpectedCounts(4, 23));
        ShippedFleet.Model.Projects.Sum(project => project.Groups.Count).ShouldBe(14);
        ShippedFleet.Model.Projects.SelectMany(project => project.Groups).Sum(group => group.Agents.Count).ShouldBe(79);
    }

    [Theory]
    [InlineData("mainpc", "model-manager-gpu", 6)]
    [InlineData("mainpc", "utility-gpu", 6)]
    [InlineData("mainpc", "reasoning-gpu", 4)]
    [InlineData("mainpc", "vision-gpu", 2)]
    [InlineData("mainpc", "language-stack-gpu", 4)]
    [InlineData("mainpc", "audio-emotion", 2)]
    [InlineData("pc2", "vision-dream-gpu", 6)]
    [InlineData("pc2", "memory-reasoning-gpu", 4)]
    public void Gpu_OfAGroup_IsTheCorrectedFigure(string node, string group, int gibibytes)
    {
        var model = ShippedFleet.Group(node, group);

        model.Gpu.ShouldBe(new GpuNeed((long)gibibytes << 30));
        model.Service.Resources.Devices.ShouldHaveSingleItem().Capabilities.ShouldBe(["gpu"]);
    }

    [Theory]
    [InlineData("mainpc", 24, 24)]
    [InlineData("pc2", 12, 10)]
    public void Card_OfAMachine_IsTakenAsFarAsPlanned(string node, int card, int taken)
    {
        var project = ShippedFleet.Project(node);

        project.Nodes[node].Gpus.ShouldHaveSingleItem().MemoryBytes.ShouldBe((long)card << 30);
        project.Groups.Sum(group => group.Gpu?.MemoryBytes ?? 0).ShouldBe((long)taken << 30);
    }

    [Fact]
    public void Containers_OfAgents_OnlyHoldThem()
    {
        var holders = ShippedFleet
            .Model.Projects.SelectMany(project => project.Groups)
            .Where(group => !Infrastructure.Contains(group.Name, StringComparer.Ordinal))
            .ToList();

        holders.Count.ShouldBe(12);
        holders.ShouldAllBe(group =>
            group.Service.Init == true
            && group.Service.Command!.SequenceEqual(Holding)
            && group.Agents.All(agent => agent.Command != null)
        );
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("nats")]
    public void Infrastructure_IsProbedByItsOwnProtocol_AndKeepsItsData(string name)
    {
        var group = ShippedFleet.Group("mainpc", name);

        group.Service.Health.ShouldNotBeNull().Test.ShouldNotBeEmpty();
        group.Service.Resources.MemoryBytes.ShouldNotBeNull();
        group.Service.Mounts.ShouldContain(mount => mount.Kind == MountKind.Volume && mount.Source == $"{name}-data");
        group.Service.Mounts.ShouldContain(mount => mount.Kind == MountKind.Bind && mount.ReadOnly);
        var probe = group.Agents.ShouldHaveSingleItem().Probe.ShouldNotBeNull();
        probe.Target.ShouldBe(
            name == "redis" ? new ProbeTarget.Redis(":6379") : (ProbeTarget)new ProbeTarget.Nats(":4222/jetstream")
        );
    }

    [Fact]
    public void HealthPortOfPc2sHub_WhichIsTheDaemons_StaysInsideItsContainer()
    {
        var group = ShippedFleet.Group("pc2", "infra-core-cpu");

        group.Agents.Single(agent => agent.Name == "ObservabilityHub").Port.ShouldBe(9100);
        group.Service.NetworkMode.ShouldBeNull();
        group.Service.Ports.Select(port => port.Published).ShouldBe([9100]);
    }

    [Fact]
    public void Start_BeginsWithTheInfrastructure_AndNobodyWaitsForHimself()
    {
        var names = FleetNames.Of(ShippedFleet.Model);
        var needs = FleetNeeds.Of(names);
        var order = StartOrder.Of(names, needs);

        needs.Unresolved.ShouldBeEmpty();
        order.Stuck.ShouldBeEmpty();
        order.AcrossNodes.ShouldBeEmpty();
        order
            .AtOnce.Select(agent => agent.ToString())
            .ShouldBe([
                "mainpc/redis/redis",
                "mainpc/nats/nats",
                "pc2/infra-core-cpu/ObservabilityHub",
                "pc2/memory-reasoning-gpu/MemoryOrchestratorService",
            ]);
        order.Waves[1].Groups.Select(group => group.ToString()).ShouldContain("mainpc/core-platform");
        order
            .ContainerCycles.Select(cycle => string.Join(' ', cycle.Groups.Select(group => group.Address.Group)))
            .ShouldContain("language-stack-gpu audio-emotion");
    }
}
