using System.Globalization;
using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Brings revisions to the node: stores what was applied, has the node's supervisor write down that it holds, and finds it
/// again at the next start. Each step may be done again, so a crash between two of them loses nothing.
/// </summary>
internal sealed class FleetDesk(FleetPorts ports, ActorRef<NodeMessage> node, HybridClock clock)
{
    private const string Command = "fleet up";

    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Outcome<FleetDraft> Draft(FleetBundle bundle) => ports.Drafts.Of(bundle);

    /// <summary>What the node's journal says of its fleet; null when it does not answer.</summary>
    public async Task<NodeFleet?> FleetAsync() =>
        (await node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience)).Reply?.State.Fleet;

    /// <param name="isOfStart">The daemon was told at its start to apply it.</param>
    public async Task<Outcome<FleetApplied>> ApplyAsync(FleetDraft draft, CommandId id, string by, bool isOfStart)
    {
        if (await FleetAsync() is { } fleet && IsHeld(fleet, draft, isOfStart))
        {
            return new FleetApplied(fleet.Revision, IsNew: false);
        }

        var stored = await StoreAsync(draft, id, by);
        if (!stored.IsOk)
        {
            return stored.Error;
        }

        var plan = draft.Plan with { Revision = stored.Value.Number };
        var asked = await node.Ask<CommandOutcome>(
            reply => new ApplyRevision(id, by, plan, draft.Hash, isOfStart, reply),
            Patience
        );
        return ChangeAnswer.ProblemOf(Command, asked) is { } problem
            ? problem
            : new FleetApplied(plan.Revision, IsNew: true);
    }

    /// <summary>Has the node go on with what was applied last.</summary>
    /// <returns>Why it cannot; null when it can, or when nothing ever was.</returns>
    public async Task<OperatorError?> ResumeAsync()
    {
        var described = (await node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience)).Reply;
        var number = described?.State.Fleet.Revision ?? 0;
        if (number == 0)
        {
            // Of a journal that could not be read it does not follow that nothing was ever applied.
            return described is { Problem: null } ? null : NotRead(described?.Problem ?? "The node does not answer.");
        }

        var read = await ports.Coordination.ReadRevisionAsync(number);
        if (!read.IsFound)
        {
            return NotFound(number, read.Reason);
        }

        var plan = ports.Drafts.PlanOf(read.Value);
        if (plan.IsOk)
        {
            node.Tell(new ResumePlan(plan.Value));
        }

        return plan.Error;
    }

    private static bool IsHeld(NodeFleet fleet, FleetDraft draft, bool isOfStart) =>
        isOfStart ? fleet.StartHash == draft.Hash : fleet.Hash == draft.Hash && fleet.StoppedBy is null;

    /// <summary>The same content again is the same revision, when it is the latest.</summary>
    private async Task<Outcome<RevisionInfo>> StoreAsync(FleetDraft draft, CommandId id, string by)
    {
        var latest = await ports.Coordination.ReadLatestRevisionAsync();
        if (latest.Status == ReadStatus.Unavailable)
        {
            return NotStored(latest.Reason);
        }

        if (latest.Value?.Info is { } info && info.Hash == draft.Hash)
        {
            return info;
        }

        var stamp = new ChangeStamp(id, by, clock.Next());
        var put = await ports.Coordination.PutRevisionAsync(
            new RevisionPut(latest.Value?.Info.Number ?? 0, draft.Content, stamp)
        );
        return put switch
        {
            { IsDone: true } => put.Value,
            { Status: WriteStatus.Conflict } => Overtaken(put.Reason),
            _ => NotStored(put.Reason),
        };
    }

    private static OperatorError NotStored(string why) =>
        new(FleetErrors.NotStored, "The revision could not be stored, and nothing was changed.", why, "Ask again.");

    private static OperatorError Overtaken(string why) =>
        new(
            FleetErrors.Overtaken,
            "Somebody else has applied a revision at the same moment, and nothing was changed by this one.",
            why,
            "Look at what holds now with 'pbm fleet status', and ask again."
        );

    private static OperatorError NotRead(string why) =>
        new(
            FleetErrors.NotStored,
            "What this node has to run cannot be read from its journal.",
            why,
            "What runs goes on, and nobody looks after it until the journal can be read and the fleet is applied again "
                + "with 'pbm fleet up', or the daemon is started again."
        );

    private static OperatorError NotFound(long number, string why) =>
        new(
            FleetErrors.NotStored,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Revision {number}, which this node has applied, cannot be read."
            ),
            why,
            "What runs goes on, and nobody looks after it until the fleet is applied again with 'pbm fleet up'."
        );
}
