using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.Fleets.Downs;
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

    private readonly FleetReader _reader = new(node);
    private readonly OneByOne _changes = new();
    private volatile OperatorError? _trouble;
    private bool _isOverruled;

    public FreezeDesk Freezing { get; } = new(ports.Coordination, node, clock);

    public DownDesk Downs { get; } = new(ports.IsShared ? ports.Coordination : null, node, clock);

    public Outcome<FleetDraft> Draft(FleetBundle bundle) => ports.Drafts.Of(bundle);

    /// <summary>What the daemon was to do about its fleet at its start, could not, and tries again; null when there is nothing.</summary>
    public OperatorError? Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

    public Task<Outcome<NodeFleet>> FleetAsync() => _reader.ReadAsync();

    /// <summary>What it would change, were it applied now.</summary>
    public async Task<Outcome<FleetForecast>> ForecastAsync(FleetDraft draft)
    {
        var fleet = await FleetAsync();
        if (!fleet.IsOk)
        {
            return fleet.Error;
        }

        if (fleet.Value.Revision == 0)
        {
            return FleetForecast.Of(null, draft.Plan, null);
        }

        var held = await FindAsync(fleet.Value.Revision);
        return held.IsOk ? ports.Drafts.Forecast(held.Value, draft) : held.Error;
    }

    /// <summary>One after the other: what the start is late with must not come upon what an operator applies now.</summary>
    /// <param name="isOfStart">The daemon was told at its start to apply it; what an operator has applied since counts more.</param>
    public Task<Outcome<FleetApplied>> ApplyAsync(FleetDraft draft, CommandId id, string by, bool isOfStart) =>
        _changes.RunAsync(async () =>
        {
            var applied = await ApplyInTurnAsync(draft, id, by, isOfStart);
            // Where nobody can say whether it holds, it may.
            _isOverruled |= !isOfStart && (applied.IsOk || applied.Error.Code == ErrorCodes.OutcomeUnknown);
            return applied;
        });

    /// <summary>Has the node hold the newest revision, whichever node it was applied at.</summary>
    /// <returns>Why it does not; null when it does.</returns>
    public Task<OperatorError?> FollowAsync() => _changes.RunAsync(FollowInTurnAsync);

    /// <summary>Has the node go on with what was applied last.</summary>
    /// <returns>Why it cannot; null when it can, or when nothing ever was.</returns>
    public async Task<OperatorError?> ResumeAsync()
    {
        var fleet = await FleetAsync();
        if (fleet is not { IsOk: true, Value.Revision: > 0 and var number })
        {
            return fleet.Error;
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

    /// <summary>The revision that holds, whole; null: none was ever applied.</summary>
    public async Task<Outcome<Revision?>> HeldAsync()
    {
        var fleet = await FleetAsync();
        if (!fleet.IsOk || fleet.Value.Revision == 0)
        {
            return fleet.IsOk ? (Revision?)null : fleet.Error;
        }

        var found = await FindAsync(fleet.Value.Revision);
        return found.IsOk ? found.Value : found.Error;
    }

    /// <summary>What the node has to run by the revision that holds.</summary>
    public async Task<Outcome<NodePlan>> PlanAsync()
    {
        var fleet = await FleetAsync();
        if (!fleet.IsOk)
        {
            return fleet.Error;
        }

        var revision = await FindAsync(fleet.Value.Revision);
        return revision.IsOk ? ports.Drafts.PlanOf(revision.Value) : revision.Error;
    }

    private async Task<Outcome<FleetApplied>> ApplyInTurnAsync(
        FleetDraft draft,
        CommandId id,
        string by,
        bool isOfStart
    )
    {
        var fleet = await FleetAsync();
        if (!fleet.IsOk)
        {
            return fleet.Error;
        }

        if (IsHeld(fleet.Value, draft, isOfStart))
        {
            return new FleetApplied(fleet.Value.Revision, IsNew: false);
        }

        if (!isOfStart && fleet.Value.Hash != draft.Hash && await _reader.HasDoneAsync(id))
        {
            // To store it once more would undo what others have applied meanwhile.
            return FleetErrors.DoneAndUndone(Command, "another revision was applied since");
        }

        ports.ExpectWork();
        var stored = await StoreAsync(draft, fleet.Value.Revision, id, by);
        return stored.IsOk
            ? await HoldAsync(new Revision(stored.Value, draft.Content), draft.Plan, id, by, isOfStart)
            : stored.Error;
    }

    private async Task<OperatorError?> FollowInTurnAsync()
    {
        var fleet = await FleetAsync();
        if (!fleet.IsOk)
        {
            return fleet.Error;
        }

        var held = fleet.Value.Revision;
        var latest = await ReadLatestAsync();
        if (latest.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotFollowed(latest.Reason);
        }

        var number = latest.Value?.Info.Number ?? 0;
        if (latest.Value is not { } revision || number <= held)
        {
            return number < held ? FleetErrors.StoreBehind(number, held)
                : number > 0 && latest.Value!.Info.Hash != fleet.Value.Hash ? FleetErrors.TwoContents(number)
                : null;
        }

        var plan = ports.Drafts.PlanOf(revision);
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        if (plan.Value.Groups.Count > 0)
        {
            ports.ExpectWork();
        }

        var stamp = revision.Info.Stamp;
        return (await HoldAsync(revision, plan.Value, stamp.Id, stamp.Who, isOfStart: false)).Error;
    }

    /// <summary>What is stored holds on this node once its supervisor has written so.</summary>
    private async Task<Outcome<FleetApplied>> HoldAsync(
        Revision stored,
        NodePlan drafted,
        CommandId id,
        string by,
        bool isOfStart
    )
    {
        if (await copies.KeepAsync(stored) is { } notKept)
        {
            return notKept;
        }

        var plan = drafted with { Revision = stored.Info.Number };
        var asked = await node.Ask<CommandOutcome>(
            reply => new ApplyRevision(id, by, plan, stored.Info.Hash, isOfStart, reply),
            Patience
        );
        return ChangeAnswer.ProblemOf(Command, asked) is { } problem
            ? problem
            : new FleetApplied(plan.Revision, IsNew: true);
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

    private bool IsHeld(NodeFleet fleet, FleetDraft draft, bool isOfStart) =>
        isOfStart ? _isOverruled || fleet.StartHash == draft.Hash : fleet.Hash == draft.Hash && fleet.StoppedBy is null;

    /// <summary>The same content again is the same revision, when it is the latest.</summary>
    private async Task<Outcome<RevisionInfo>> StoreAsync(FleetDraft draft, long held, CommandId id, string by)
    {
        var latest = await ReadLatestAsync();
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

        var stamp = new ChangeStamp(id, by, clock.Next());
        var put = await ports.Coordination.PutRevisionAsync(new RevisionPut(number, draft.Content, stamp));
        return put switch
        {
            { IsDone: true } => put.Value,
            { Status: WriteStatus.Conflict } => FleetErrors.Overtaken(put.Reason),
            _ => FleetErrors.NotStored(put.Reason),
        };
    }

    /// <summary>Whatever is stamped here from then on is later than what was read, whichever of the two clocks is ahead.</summary>
    private async Task<ReadOutcome<Revision>> ReadLatestAsync()
    {
        var latest = await ports.Coordination.ReadLatestRevisionAsync();
        if (latest.Value is { } revision)
        {
            clock.Observe(revision.Info.Stamp.When);
        }

        return latest;
    }
}
