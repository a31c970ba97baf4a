using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Fleets.Programs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>Daemons and guards may die as they like: nobody is told to end without a reason that the world knows.</summary>
internal sealed class HealthyIsLeftAlone(FleetWorld world) : Invariant(world)
{
    internal const string NobodyIsTouched = "what was healthy is not touched";

    private const string Intended = "agent.start-intended";
    private const string RoundBegan = "group.restart-began";
    private const string RoundEnded = "group.restart-ended";

    internal static readonly OrderKind[] Ends =
    [
        OrderKind.StopAgent,
        OrderKind.RestartAgent,
        OrderKind.StopGroup,
        OrderKind.RestartGroup,
        OrderKind.StopFleet,
    ];

    /// <summary>From an order on until all that it concerns has heard of it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);

    private readonly LostNeeds _needs = new(world);

    internal override string Sentence => NobodyIsTouched;

    internal override void OnStopAsked(Life life)
    {
        if (life is { IsAlive: true, StopAsked: null } && !HasReason(life))
        {
            Violate($"{life} is told to end, and nobody knows why");
        }
    }

    private bool HasReason(Life life) =>
        // A movable group ends wherever it may run no longer, which is for the invariants of owners to judge.
        World.IsMovable(life.Agent.Group) || (life.Agent.Group != FleetPrograms.Ghost && HasOneOfItsOwn(life));

    private bool HasOneOfItsOwn(Life life) =>
        (
            IsOrdered(life)
            || IsRedefined(life)
            || IsIll(life)
            || FailsWithOthers(life)
            || IsOfAnOpenRound(life)
            || IsStray(life)
            || IsWithinOneThatEnds(life)
        );

    /// <summary>Who is run within a container is told to end before it is.</summary>
    private bool IsWithinOneThatEnds(Life life) =>
        life.Definition.Holder() is { } holder
        && World.Lives.Of(holder).Any(of => (of.IsAlive || of.Ended >= life.Asked - Slack) && HasReason(of));

    private bool IsOrdered(Life life) =>
        World.Book.HasOrder(life.Agent, life.Asked - Slack, static order => Ends.Contains(order.Kind));

    // A node may hold a revision before anybody is told that it does, and the next one right after it.
    private bool IsRedefined(Life life) =>
        World
            .Book.Revisions.Where(order => order.Issued >= life.Asked - Slack || order == World.Book.Applied)
            .Any(order => HashIn(order.Plan!, life.Agent) != life.Definition.Hash);

    private static string? HashIn(NodePlan plan, AgentAddress agent) =>
        plan
            .Groups.FirstOrDefault(group => group.Name == agent.Group)
            ?.Agents.FirstOrDefault(of => of.Address == agent)
            ?.Hash;

    /// <summary>By its own word, by silence, by its probes, or because it did not become ready in time.</summary>
    private bool IsIll(Life life) =>
        life.HasSaidHung
        || life.Definition.Watchdog is not null
        || life.Definition.Liveness is not null
        || (!life.WasReportedReady && World.Now - life.Began >= life.Definition.StartDeadline * 0.9);

    private bool FailsWithOthers(Life life) =>
        _needs.MayHaveLostOne(life) || (HasFailingSibling(life) && GroupsOf(life).Any(IsBoundTogether));

    private bool HasFailingSibling(Life life) =>
        World.Lives.All.Any(other =>
            other != life
            && other.Agent.Group == life.Agent.Group
            && (other.Agent != life.Agent || IsStartedByHand(life))
            && (other.Ended >= life.Asked - Slack || (other.Began is null && other.Asked >= life.Asked - Slack))
        );

    /// <summary>Its own failure is the group's as well, and by an order it may have been up again before the group restarts.</summary>
    private bool IsStartedByHand(Life life) =>
        World.Book.HasOrder(life.Agent, life.Asked - Slack, static order => order.Kind is OrderKind.StartAgent);

    /// <summary>
    /// As far as is on the disk its group still restarts: that it has done so nobody wrote down before the daemon died, and the next one
    /// goes by what is written.
    /// </summary>
    private bool IsOfAnOpenRound(Life life) =>
        World
            .Machine.Journal.WrittenTo($"group:{life.Agent.Group}")
            .LastOrDefault(static stored => stored.Event.Name is RoundBegan or RoundEnded)
            is { Event: { Name: RoundBegan } began }
        && Names(began.Payload.Span, $"\"{life.Agent.Agent}\"");

    private static bool Names(ReadOnlySpan<byte> payload, string what) =>
        payload.IndexOf(System.Text.Encoding.UTF8.GetBytes(what)) >= 0;

    private static bool IsBoundTogether(GroupDefinition group) =>
        group.Strategy != GroupStrategy.OneForOne
        || group.Agents.Any(static agent => agent.OnExhausted == ExhaustedRule.Escalate);

    private IEnumerable<GroupDefinition> GroupsOf(Life life) =>
        World
            .Book.Revisions.SelectMany(static order => order.Plan!.Groups)
            .Where(group => group.Name == life.Agent.Group);

    /// <summary>Another has come after it, or its start was decided while nothing could be written.</summary>
    private bool IsStray(Life life) =>
        World.Lives.Of(life.Agent)[^1] != life
        || !World
            .Machine.Journal.WrittenTo($"agent:{life.Agent.Path}")
            .Any(stored => stored.Event.Name == Intended && Names(stored.Event.Payload.Span, life.Id.Incarnation));
}
