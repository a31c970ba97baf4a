using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class ReadyIsTrue(FleetWorld world) : Invariant(world)
{
    internal const string OnlyWhoIs =
        "nobody is reported ready who has ended, never said so, took it back or fell silent";

    /// <summary>For a journal that does not answer, and what waits behind it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    /// <summary>Of news that was lost a node learns when it looks for itself, twice if the first look was lost as well.</summary>
    private static readonly TimeSpan UntilLooked = TimeSpan.FromSeconds(75);

    internal override string Sentence => OnlyWhoIs;

    internal override void Look()
    {
        foreach (var agent in World.View?.Agents.Values ?? [])
        {
            if (agent.IsReady && WhyNot(agent) is { } why)
            {
                Violate($"{agent.Address} is reported ready as {agent.Incarnation}: {why}");
            }
        }
    }

    private string? WhyNot(AgentSnapshot agent)
    {
        if (World.Lives.Find(new WorkloadId(agent.Address, agent.Incarnation)) is not { Began: not null } life)
        {
            return "no such incarnation ever ran";
        }

        return WhyNotAlive(life, agent) ?? WhyNotItsWord(life) ?? WhyNotItsProbe(life);
    }

    /// <summary>A list that came from an engine that was gone by then is not taken: that it cannot be asked is said instead.</summary>
    private string? WhyNotAlive(Life life, AgentSnapshot agent)
    {
        if (life.Ended is not { } ended)
        {
            return null;
        }

        var isTold = life.EndTold is { } told && told.Daemon == World.Machine.Daemon && agent.Away is null;
        var since = isTold ? life.EndTold!.Value.At : ended;
        return IsTooLong(since, isTold ? Slack : UntilLooked) ? $"it ended at {ended}" : null;
    }

    private string? WhyNotItsWord(Life life)
    {
        if (!World.Book.DefinitionsOf(life).All(static definition => definition.Speaks) || IsSpokenFor(life))
        {
            return null;
        }

        if (!life.HasSaidReady)
        {
            return "it never said so";
        }

        if (life is { TookBack: { } back, MayCountAsReady: false } && IsTooLong(back, TimeSpan.FromMilliseconds(1)))
        {
            return $"it took its word back at {back}";
        }

        var ttl = World.Book.DefinitionsOf(life).Max(static definition => definition.Ttl);
        var isSilent = life.LastHeard is not { } heard || IsTooLong(heard + ttl, Slack);
        return isSilent && World.Book.DefinitionsOf(life).All(static of => of.OnExpiry is not ExpiryRule.Alive)
            ? $"the last that was heard of it was at {life.LastHeard}, and its word holds for {ttl}"
            : null;
    }

    /// <summary>
    /// Somebody has started its container anew, and the run within finds the token that was there: until the end of the one before
    /// is known, what it says counts as that one's word. For how long that may be so is the other rule's matter.
    /// </summary>
    private bool IsSpokenFor(Life life) =>
        life.Ended is { } ended
        && World.Lives.Of(life.Agent).Any(other => FleetContainers.IsByHand(other) && other.Began >= ended);

    private string? WhyNotItsProbe(Life life)
    {
        if (
            life.Definition.Probe is not { } probe
            || World.Book.DefinitionsOf(life).Any(static definition => definition.Probe is null)
        )
        {
            return null;
        }

        var patience = (probe.Retries + 2) * (probe.Interval + probe.Timeout);
        return life.ProbePassed is null ? "no probe of it ever passed"
            : life.ProbeFails is { } since && IsTooLong(since, patience + Slack) ? $"its probes fail since {since}"
            : null;
    }

    private bool IsTooLong(TimeSpan since, TimeSpan bound) => World.AwakeSince(since) > bound;
}
