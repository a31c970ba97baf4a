using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Runtimes.Probing;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing;

public sealed class ProberTests : IProbePlaces
{
    private static readonly AgentDefinition Agent = new()
    {
        Address = new AgentAddress("shop", "till"),
        Hash = "h",
        Launch = new ProcessLaunch { Command = ["/bin/true"], Directory = "/" },
    };

    /// <summary>Eight weeks are more than any timer takes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8 * 7)]
    public async Task Probe_HoweverLongItMayTake_IsMade(int days)
    {
        using var prober = new Prober(TimeProvider.System, ProberLimits.Usual, this);

        var answer = await prober.ProbeAsync(Agent, new ProbeTarget.Exec(["/bin/true"]), TimeSpan.FromDays(days));

        answer.ShouldBe(ProbeAnswer.Failed("its container does not run"));
    }

    ValueTask<ProbePlace> IProbePlaces.FindAsync(AgentDefinition agent, CancellationToken timeUp) =>
        ValueTask.FromResult<ProbePlace>(new ProbePlace.Nowhere("its container does not run"));
}
