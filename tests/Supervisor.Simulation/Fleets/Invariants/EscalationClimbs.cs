using Supervisor.Fleet.Model;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>
/// By what is on the disk: an agent gives up, or leaves it to its group, only after restarts of its own; a group is
/// quarantined only after restarts of all of it. What a movable group spent it has spent on whichever machine.
/// </summary>
internal sealed class EscalationClimbs(FleetWorld world) : Invariant(world)
{
    internal const string OneLevel = "escalation goes one level at a time";

    private const string BudgetOfGroup = "\"budget\":\"group\"";

    internal override string Sentence => OneLevel;

    internal override void CheckAtEnd()
    {
        var groups = World
            .Book.Revisions.SelectMany(static order => order.Plan!.Groups)
            .ToLookup(static group => group.Name);
        foreach (var group in groups)
        {
            CheckGroup(group.Key, group.Min(static of => of.Restart.Max));
            foreach (var agent in group.SelectMany(static of => of.Agents).GroupBy(static of => of.Address))
            {
                if (group.All(static of => of.Strategy == GroupStrategy.OneForOne) && !agent.Any(IsStartedByImage))
                {
                    CheckAgent(agent.Key, agent.Min(static of => of.Restart.Max));
                }
            }
        }
    }

    /// <summary>It has no restarts of its own: it gives up at once, or only its group restarts it.</summary>
    private static bool IsStartedByImage(AgentDefinition agent) => agent.Launch is ListenLaunch;

    private void CheckGroup(string group, int restarts) =>
        Check(
            $"group:{group}",
            restarts,
            static stored =>
                stored.Name == "group.restart-began"
                && TextOf(stored).Contains(BudgetOfGroup, StringComparison.Ordinal),
            static stored => stored.Name == "group.quarantined"
        );

    private void CheckAgent(AgentAddress agent, int restarts) =>
        Check(
            $"agent:{agent.Path}",
            restarts,
            static stored => stored.Name == "agent.backed-off",
            static stored => stored.Name is "agent.escalated" or "agent.quarantined"
        );

    private void Check(
        string stream,
        int restarts,
        Func<JournalEvent, bool> isRestart,
        Func<JournalEvent, bool> isGivingUp
    )
    {
        var spent = 0;
        foreach (var stored in World.Past(stream))
        {
            if (isGivingUp(stored.Event) && spent < restarts)
            {
                Violate($"{stream} has {stored.Event.Name} after {spent} restarts, and {restarts} were to come first");
            }

            spent += isRestart(stored.Event) ? 1 : 0;
        }
    }

    private static string TextOf(JournalEvent stored) => System.Text.Encoding.UTF8.GetString(stored.Payload.Span);
}
