using Supervisor.Simulation.Fleets.Operators;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class StoppedStays(FleetWorld world) : Invariant(world)
{
    internal const string StaysSo = "what is stopped, quarantined or frozen stays so until somebody says otherwise";

    /// <summary>Until the word of a node or a group has reached all its agents, some of which write to a slow disk.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    private static readonly OrderKind[] OfAgents = [OrderKind.StartAgent, OrderKind.RestartAgent];
    private static readonly OrderKind[] OfGroups = [OrderKind.StartGroup, OrderKind.RestartGroup];
    private static readonly OrderKind[] OfFleets = [OrderKind.StartFleet, OrderKind.ApplyRevision];

    internal override string Sentence => StaysSo;

    // The very moment in which a daemon asks counts: what is under way already cannot be called back.
    internal override void OnAsked(Life life)
    {
        if (World.Book.Standing(life.Agent, [OrderKind.StopAgent], OfAgents) is { } stop)
        {
            Violate($"{life} is started after {stop.Id} had stopped it at {stop.Done}");
        }

        Check(life, [OrderKind.StopGroup], OfGroups, "stopped its group");
        Check(life, [OrderKind.StopFleet], OfFleets, "taken the fleet down");
        CheckFreeze(life);
    }

    private void Check(Life life, OrderKind[] stops, OrderKind[] starts, string what)
    {
        if (World.Book.Standing(life.Agent, stops, starts) is { Done: { } done } stop && IsTooLong(done))
        {
            Violate($"{life} is started after {stop.Id} had {what} at {done}");
        }
    }

    // What an operator orders meanwhile is done.
    private void CheckFreeze(Life life)
    {
        if (
            World.Book.Standing(life.Agent, [OrderKind.FreezeFleet], [OrderKind.ThawFleet]) is { Done: { } done } freeze
            && IsTooLong(done)
            && !World.Book.HasOpenOrder(life.Agent, done, static order => order.Kind is not OrderKind.FreezeFleet)
            && !IsOwedBefore(life, done)
        )
        {
            Violate($"{life} is started after {freeze.Id} had frozen the fleet at {done}");
        }
    }

    /// <summary>An order for the agent itself, given before, whose start this is: its last one may have taken long to end.</summary>
    private bool IsOwedBefore(Life life, TimeSpan moment) =>
        World.Book.Orders.LastOrDefault(order => OfAgents.Contains(order.Kind) && order.Concerns(life.Agent))
            is { } order
        && order.Issued < moment
        && World.Lives.Of(life.Agent).All(other => other == life || other.Asked < order.Issued);

    private bool IsTooLong(TimeSpan since) => World.AwakeSince(since) > Slack;
}
