using Shouldly;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Simulation.Workloads.Tickers;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class PlantTests
{
    private const ulong Seeds = 2000;

    [Theory]
    [InlineData("blind-read", LedgerBook.AsAsked)]
    [InlineData("limiter", RestartWatch.Limits)]
    [InlineData("open-lane", Workplace.OneAtATime)]
    [InlineData("double-start", OneIncarnation.AtMostOne)]
    [InlineData("stale-ready", ReadyIsTrue.OnlyWhoIs)]
    [InlineData("unfenced", Machine.EpochsRise)]
    [InlineData("early-ack", LedgerBook.NothingIsLost)]
    [InlineData("stale-timer", TickerWorkload.DieWithIncarnation)]
    public void PlantedBug_IsFoundAndItsSeedNamed(string bug, string invariant)
    {
        var output = new StringWriter();
        PlantNames.TryParse(bug, out var plant).ShouldBeTrue();
        var options = new SimulateOptions
        {
            Count = Seeds,
            Plant = plant,
            PlantSwitch = $" --plant {bug}",
        };
        new SimulateCommand(options, output).Run().ShouldNotBe(0);
        output.ToString().ShouldContain(invariant);
        output.ToString().ShouldMatch($"simulate --seed [0-9]+ --world (nodes|fleet) --plant {bug}");
    }

    [Fact]
    public void EveryPlant_HasATest() =>
        PlantNames.All.ShouldBe([
            "blind-read",
            "double-start",
            "early-ack",
            "limiter",
            "open-lane",
            "stale-ready",
            "stale-timer",
            "unfenced",
        ]);
}
