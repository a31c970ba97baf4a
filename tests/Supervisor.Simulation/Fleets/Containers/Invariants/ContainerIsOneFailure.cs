using System.Text;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Fleets.Containers.Invariants;

/// <summary>
/// A container that ends takes all with it that is run within: that is its own failure, or somebody's wish, and costs none of them
/// a restart.
/// </summary>
internal sealed class ContainerIsOneFailure(FleetWorld world) : Invariant(world)
{
    internal const string OneForAll =
        "the end of a container is one failure, and not one for each that is run within it";

    private const string Exited = "agent.exited";

    /// <summary>
    /// Before it heard of the container's end its node had decided to end it for a reason of its own, such as a silence that lasted too long:
    /// what is charged then is charged for that.
    /// </summary>
    private const string Intended = "agent.stop-intended";

    private static readonly string[] Charges =
    [
        "agent.backed-off",
        "agent.left-to-group",
        "agent.escalated",
        "agent.quarantined",
    ];

    internal override string Sentence => OneForAll;

    /// <summary>The kernel has ended it: it was alive, and nothing of its container is any more.</summary>
    internal override void OnEnded(Life life)
    {
        if (life.StopAsked is null && IsTakenAlong(life))
        {
            life.HasEndedWithContainer = true;
        }
    }

    private bool IsTakenAlong(Life life) =>
        life.Definition.Launch switch
        {
            ExecLaunch within => !Runs(within.Holder),
            // Its program is one with its container's.
            ListenLaunch => life.Process is { IsAlive: false },
            _ => false,
        };

    internal override void CheckAtEnd()
    {
        foreach (var life in World.Lives.All.Where(static life => life.HasEndedWithContainer))
        {
            Check(life, [.. World.Machine.Journal.WrittenTo($"agent:{life.Agent.Path}").Select(static it => it.Event)]);
        }
    }

    private bool Runs(AgentAddress holder) =>
        World.Room!.Engine.Containers.Any(it => FleetContainers.OwnerOf(it) == holder && it.Space is { IsAlive: true });

    private void Check(Life life, IReadOnlyList<JournalEvent> past)
    {
        for (var i = 0; i + 1 < past.Count; i++)
        {
            if (
                past[i].Name == Exited
                && Has(past[i], life.Id.Incarnation)
                && IsCharged(past[i + 1])
                && !past.Take(i).Any(before => before.Name == Intended && Has(before, life.Id.Incarnation))
            )
            {
                Violate($"{life} ended with its container, and has {past[i + 1].Name} for it");
            }
        }
    }

    private static bool IsCharged(JournalEvent next) =>
        Charges.Contains(next.Name) && !Has(next, "\"isByOthers\":true");

    private static bool Has(JournalEvent stored, string what) =>
        Encoding.UTF8.GetString(stored.Payload.Span).Contains(what, StringComparison.Ordinal);
}
