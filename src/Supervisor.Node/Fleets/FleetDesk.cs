using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Node.Fleets.Freezing;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Brings revisions to the node: stores what was applied, has the node's supervisor write down that it holds, and finds it
/// again at the next start. Each step may be done again, so a crash between two of them loses nothing.
/// </summary>
internal sealed class FleetDesk(FleetPorts ports, ActorRef<NodeMessage> node, RevisionCopies copies, HybridClock clock)
{
    private const string Command = "fleet up";

    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public FreezeDesk Freezing { get; } = new(ports.Coordination, node, clock);

    public Outcome<FleetDraft> Draft(FleetBundle bundle) => ports.Drafts.Of(bundle);

    /// <summary>What the node's journal says of its fleet; null when it does not answer.</summary>
    public async Task<NodeFleet?> FleetAsync() =>
        (await node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience)).Reply?.State.Fleet;

    /// <summary>What it would change, were it applied now.</summary>
    public async Task<Outcome<FleetForecast>> ForecastAsync(FleetDraft draft)
    {
        if (await FleetAsync() is not { Revision: > 0 and var number })
        {
            return FleetForecast.Of(null, draft.Plan, null);
        }

        var held = await FindAsync(number);
        return held.IsOk ? ports.Drafts.Forecast(held.Value, draft) : held.Error;
    }

    /// <param name="isOfStart">The daemon was told at its start to apply it.</param>
    public async Task<Outcome<FleetApplied>> ApplyAsync(FleetDraft draft, CommandId id, string by, bool isOfStart)
    {
        var fleet = await FleetAsync() ?? NodeFleet.None;
        if (IsHeld(fleet, draft, isOfStart))
        {
            return new FleetApplied(fleet.Revision, IsNew: false);
        }

        var stored = await StoreAsync(draft, fleet.Revision, new ChangeStamp(id, by, clock.Next()));
        if (!stored.IsOk)
        {
            return stored.Error;
        }

        if (await copies.KeepAsync(new Revision(stored.Value, draft.Content)) is { } notKept)
        {
            return notKept;
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
            return described is { Problem: null }
                ? null
                : FleetErrors.NotRead(described?.Problem ?? "The node does not answer.");
        }

        var revision = await FindAsync(number);
        if (!revision.IsOk)
        {
            return revision.Error;
        }

        var plan = ports.Drafts.PlanOf(revision.Value);
        if (plan.IsOk)
        {
            node.Tell(new ResumePlan(plan.Value));
        }

        return plan.Error;
    }

    /// <summary>What the node has to run by the revision that holds.</summary>
    public async Task<Outcome<NodePlan>> PlanAsync()
    {
        if (await FleetAsync() is not { } fleet)
        {
            return FleetErrors.NotRead("The node does not answer.");
        }

        var revision = await FindAsync(fleet.Revision);
        return revision.IsOk ? ports.Drafts.PlanOf(revision.Value) : revision.Error;
    }

    private async Task<Outcome<Revision>> FindAsync(long number)
    {
        if (await copies.FindAsync(number) is { } copy)
        {
            return copy;
        }

        var read = await ports.Coordination.ReadRevisionAsync(number);
        return read.IsFound ? read.Value : FleetErrors.NotFound(number, read.Reason);
    }

    private static bool IsHeld(NodeFleet fleet, FleetDraft draft, bool isOfStart) =>
        isOfStart ? fleet.StartHash == draft.Hash : fleet.Hash == draft.Hash && fleet.StoppedBy is null;

    /// <summary>The same content again is the same revision, when it is the latest.</summary>
    private async Task<Outcome<RevisionInfo>> StoreAsync(FleetDraft draft, long held, ChangeStamp stamp)
    {
        var latest = await ports.Coordination.ReadLatestRevisionAsync();
        if (latest.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotStored(latest.Reason);
        }

        var number = latest.Value?.Info.Number ?? 0;
        if (number < held)
        {
            return FleetErrors.StoreBehind(number, held);
        }

        if (latest.Value?.Info is { } info && info.Hash == draft.Hash)
        {
            return info;
        }

        var put = await ports.Coordination.PutRevisionAsync(new RevisionPut(number, draft.Content, stamp));
        return put switch
        {
            { IsDone: true } => put.Value,
            { Status: WriteStatus.Conflict } => FleetErrors.Overtaken(put.Reason),
            _ => FleetErrors.NotStored(put.Reason),
        };
    }
}
