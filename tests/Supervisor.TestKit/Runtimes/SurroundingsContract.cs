using Shouldly;
using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.TestKit.Runtimes;

/// <summary>
/// What all <see cref="IAgentSurroundings"/> promise: each adds a small subclass, of
/// <see cref="SpokenSurroundingsContract"/> where agents can speak by it.
/// </summary>
public abstract class SurroundingsContract : IAsyncLifetime
{
    protected static AgentAddress Till { get; } = new("shop", "till");

    protected static AgentAddress Scale { get; } = new("shop", "scale");

    protected IAgentSurroundings Surroundings { get; set; } = null!;

    public async ValueTask InitializeAsync() => Surroundings = await StartAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task Open_SameIncarnationAgain_GivesTheSame()
    {
        var first = await VariablesAsync(Till, "1-aa");

        (await VariablesAsync(Till, "1-aa")).ShouldBe(first);
    }

    [Fact]
    public async Task Open_SameIncarnationAtTheSameTime_GivesTheSame()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => VariablesAsync(Till, "1-aa")));

        all.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Open_SameIncarnationAfterItWasClosed_GivesTheSame()
    {
        var first = await VariablesAsync(Till, "1-aa");
        await Surroundings.CloseAsync(new WorkloadId(Till, "1-aa"));

        (await VariablesAsync(Till, "1-aa")).ShouldBe(first);
    }

    [Fact]
    public async Task Open_OfTheNextIncarnation_IsDoneWhetherOrNotTheLastWasClosed()
    {
        await VariablesAsync(Till, "1-aa");
        await VariablesAsync(Till, "2-bb");
        await Surroundings.CloseAsync(new WorkloadId(Till, "2-bb"));

        await VariablesAsync(Till, "3-cc");
    }

    [Fact]
    public async Task Open_AfterARemoval_IsDone()
    {
        await VariablesAsync(Till, "1-aa");
        await Surroundings.RemoveAsync(new WorkloadId(Till, "1-aa"));

        await VariablesAsync(Till, "2-bb");
    }

    [Fact]
    public async Task CloseAndRemove_OfWhatWasNeverOpened_DoNothing()
    {
        await Surroundings.CloseAsync(new WorkloadId(Till, "1-aa"));
        await Surroundings.RemoveAsync(new WorkloadId(Till, "1-aa"));
        await Surroundings.RemoveAsync(new WorkloadId(Till, "1-aa"));

        await VariablesAsync(Till, "2-bb");
    }

    protected abstract ValueTask<IAgentSurroundings> StartAsync();

    protected Task<Outcome<ValueMap<string>>> OpenAsync(AgentAddress agent, string incarnation) =>
        Surroundings.OpenAsync(
            new WorkloadId(agent, incarnation),
            new AgentDefinition
            {
                Address = agent,
                Hash = "hash",
                Launch = new ProcessLaunch { Command = ["run"], Directory = "/" },
            }
        );

    protected async Task<ValueMap<string>> VariablesAsync(AgentAddress agent, string incarnation)
    {
        var opened = await OpenAsync(agent, incarnation);
        return opened.Value.ShouldNotBeNull($"{opened.Error?.Message} {opened.Error?.Why}");
    }
}
