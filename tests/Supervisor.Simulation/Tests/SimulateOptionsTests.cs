using Shouldly;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class SimulateOptionsTests
{
    [Fact]
    public void Parse_OfSeedsAndAPlant_TakesBoth()
    {
        var options = SimulateOptions.Parse(["--seeds", "3", "--plant", "early-ack"], out _).ShouldNotBeNull();
        options.Seeds.ShouldBe([1UL, 2UL, 3UL]);
        options.Plant.ShouldBe(Plant.EarlyAck);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2000, "--plant", "stale-ready")]
    [InlineData(3, "--plant", "stale-ready", "--seeds", "3")]
    public void Parse_WithoutACount_TakesMoreSeedsForAPlantedBug(ulong count, params string[] words) =>
        SimulateOptions.Parse(words, out _).ShouldNotBeNull().Count.ShouldBe(count);

    [Fact]
    public void Parse_OfOneSeed_IsAReplay()
    {
        var options = SimulateOptions.Parse(["--seed", "42"], out _).ShouldNotBeNull();
        options.Seeds.ShouldBe([42UL]);
        options.IsReplay.ShouldBeTrue();
    }

    [Fact]
    public void Parse_OfAFlagAmongOthers_TakesAll()
    {
        var options = SimulateOptions.Parse(["--keep-going", "--from", "7"], out _).ShouldNotBeNull();
        (options.KeepsGoing, options.First).ShouldBe((true, 7UL));
    }

    [Fact]
    public void KeepGoing_NamesEachViolatedSeedAndCountsThem()
    {
        var output = new StringWriter();
        string[] words = ["--keep-going", "--world", "nodes", "--seeds", "20", "--plant", "limiter"];
        var options = SimulateOptions.Parse(words, out _).ShouldNotBeNull();

        new SimulateCommand(options, output).Run().ShouldBe(1);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        var again = lines.Count(static line => line.StartsWith("Again: ", StringComparison.Ordinal));
        again.ShouldBeGreaterThan(1);
        lines[^1].ShouldBe($"{again} of 20 seeds violated");
    }

    [Theory]
    [InlineData("--seeds")]
    [InlineData("--seed")]
    [InlineData("--from")]
    [InlineData("--world")]
    [InlineData("--plant")]
    [InlineData("--keep-going")]
    [InlineData("--hashes")]
    [InlineData("--trace")]
    public void Help_NamesEachOption(string option) => SimulateHelp.Text.ShouldContain($"  {option} ");

    [Fact]
    public void Parse_OfAWorld_HoldsThatOneAlone()
    {
        var options = SimulateOptions.Parse(["--world", "fleet"], out _).ShouldNotBeNull();
        options.Holds(SimulateOptions.Fleet).ShouldBeTrue();
        options.Holds(SimulateOptions.Nodes).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--seeds", "many")]
    [InlineData("--seeds", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--plant", "roses")]
    [InlineData("--world", "moon")]
    [InlineData("--frobnicate", "1")]
    public void Parse_OfNonsense_SaysWhatIsWrong(string name, string value)
    {
        SimulateOptions.Parse([name, value], out var error).ShouldBeNull();
        error.ShouldContain(value);
    }

    [Fact]
    public void Parse_OfASwitchWithoutValue_SaysWhatIsWrong()
    {
        SimulateOptions.Parse(["--seeds"], out var error).ShouldBeNull();
        error.ShouldContain("--seeds");
    }
}
