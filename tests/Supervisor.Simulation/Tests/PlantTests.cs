using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Fleets.Containers.Invariants;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.Workloads.Tickers;
using Supervisor.TestKit.Ownership;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class PlantTests
{
    private const ulong Seeds = 2000;

    [Theory]
    [InlineData("blind-read", SimulateOptions.Nodes, LedgerBook.AsAsked)]
    [InlineData("check-then-start", SimulateOptions.Owners, RunOracle.AtMostOnce)]
    [InlineData("early-takeover", SimulateOptions.Owners, RunOracle.AtMostOnce)]
    [InlineData("late-renewal", SimulateOptions.Owners, RunOracle.AtMostOnce, 130UL)]
    [InlineData("stale-leader", SimulateOptions.Owners, RunOracle.AtMostOnce)]
    [InlineData("check-then-start", SimulateOptions.Cluster, OneOwner.OneAtATime, 86UL)]
    [InlineData("early-takeover", SimulateOptions.Cluster, OneOwner.OneAtATime)]
    [InlineData("stale-leader", SimulateOptions.Cluster, OneOwner.OneAtATime, 143UL)]
    [InlineData("late-renewal", SimulateOptions.Cluster, OneOwner.OneAtATime, 305UL)]
    [InlineData("cold-grab", SimulateOptions.Cluster, ColdStartsWait.LastOwnerFirst)]
    [InlineData("taken-kept", SimulateOptions.Cluster, KeptStays.NobodyTakes)]
    [InlineData("late-kill", SimulateOptions.Cluster, OneOwner.OneAtATime, 451UL)]
    [InlineData("forgotten-store", SimulateOptions.Cluster, DoubtedStore.NothingIsTaken, 13UL)]
    [InlineData("hasty-heir", SimulateOptions.Cluster, OnePlace.OneAtATime)]
    [InlineData("limiter", SimulateOptions.Nodes, RestartWatch.Limits)]
    [InlineData("open-lane", SimulateOptions.Nodes, Workplace.OneAtATime)]
    [InlineData("double-create", SimulateOptions.Containers, OneContainer.AtMostOne, 71UL)]
    [InlineData("dead-sight", SimulateOptions.Containers, FleetConverges.AsDesired)]
    [InlineData("double-start", SimulateOptions.Fleet, OneIncarnation.AtMostOne)]
    [InlineData("stale-ready", SimulateOptions.Fleet, ReadyIsTrue.OnlyWhoIs)]
    [InlineData("unfenced", SimulateOptions.Nodes, Machine.EpochsRise)]
    [InlineData("early-ack", SimulateOptions.Nodes, LedgerBook.NothingIsLost)]
    [InlineData("stale-timer", SimulateOptions.Nodes, TickerWorkload.DieWithIncarnation)]
    public void PlantedBug_IsFoundAndItsSeedNamed(string bug, string world, string invariant, ulong from = 1)
    {
        // Those that take long to be found are looked for where they were found before, and from there on.
        var output = "";
        for (var first = from; !output.Contains(invariant, StringComparison.Ordinal); first = SeedIn(output, bug) + 1)
        {
            // One that first shows in what it leads to shows in itself later on.
            first.ShouldBeLessThan(Seeds, output);
            output = Simulate(bug, world, first);
        }
    }

    [Fact]
    public void EveryPlant_HasATest() =>
        PlantNames.All.ShouldBe([
            "blind-read",
            "check-then-start",
            "cold-grab",
            "dead-sight",
            "double-create",
            "double-start",
            "early-ack",
            "early-takeover",
            "forgotten-store",
            "hasty-heir",
            "late-kill",
            "late-renewal",
            "limiter",
            "open-lane",
            "stale-leader",
            "stale-ready",
            "stale-timer",
            "taken-kept",
            "unfenced",
        ]);

    private static string Simulate(string bug, string world, ulong first)
    {
        var output = new StringWriter();
        PlantNames.TryParse(bug, out var plant).ShouldBeTrue();
        var options = new SimulateOptions
        {
            World = world,
            First = first,
            Count = Seeds - first + 1,
            Plant = plant,
            PlantSwitch = $" --plant {bug}",
        };
        new SimulateCommand(options, output).Run().ShouldNotBe(0);
        return output.ToString();
    }

    private static ulong SeedIn(string output, string bug)
    {
        var named = Regex.Match(
            output,
            $"simulate --seed (?<seed>[0-9]+) --world (nodes|fleet|containers|owners|cluster) --plant {bug}",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(10)
        );
        named.Success.ShouldBeTrue(output);
        return ulong.Parse(named.Groups["seed"].ValueSpan, CultureInfo.InvariantCulture);
    }
}
