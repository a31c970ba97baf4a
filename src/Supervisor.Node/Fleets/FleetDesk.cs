using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.Fleets.Downs;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Node.Fleets.Freezing;
using Supervisor.Node.Fleets.Parts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Brings revisions to the node: stores what was applied, has the node's supervisor write down that it holds, and finds it
/// again at the next start. Each step may be done again, so a crash between two of them loses nothing.
/// </summary>
internal sealed class FleetDesk
{
    private readonly FleetPorts _ports;
    private readonly ActorRef<NodeMessage> _node;
    private readonly FleetStore _store;
    private readonly FleetBringing _bringing;
    private readonly FleetHolder _holder;
    private readonly FleetReader _reader;
    private readonly FleetFollowing _following;
    private readonly OneByOne _changes = new();
    private volatile OperatorError? _trouble;
    private bool _isOverruled;

    public FleetDesk(FleetPorts ports, ActorRef<NodeMessage> node, RevisionCopies copies, HybridClock clock)
    {
        (_ports, _node) = (ports, node);
        var since = ports.Brought?.At ?? HybridTime.Zero;
        Freezing = new FreezeDesk(ports.Coordination, node, clock, since);
        Downs = new DownDesk(ports.IsShared ? ports.Coordination : null, node, clock, _changes, since);
        _reader = new FleetReader(node);
        _store = new FleetStore(ports, copies, clock);
        _holder = new FleetHolder(node, copies);
        _bringing = new FleetBringing(ports, Freezing, Downs, clock);
        _following = new FleetFollowing(ports, _reader, _store, _holder, _bringing) { Downs = Downs };
    }

    public FreezeDesk Freezing { get; }

    public DownDesk Downs { get; }

    public Outcome<FleetDraft> Draft(FleetBundle bundle) => _ports.Drafts.Of(bundle);

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

        if (_bringing.IsDue(fleet.Value))
        {
            return PartErrors.NotBrought();
        }

        var held = await _store.FindAsync(fleet.Value);
        return held.IsOk ? _ports.Drafts.Forecast(held.Value, draft) : held.Error;
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
    public Task<OperatorError?> FollowAsync() => _changes.RunAsync(_following.FollowAsync);

    /// <summary>Has the node go on with what was applied last.</summary>
    /// <returns>Why it cannot; null when it can, or when nothing ever was.</returns>
    public async Task<OperatorError?> ResumeAsync()
    {
        var fleet = await FleetAsync();
        if (fleet is not { IsOk: true, Value.Revision: > 0 })
        {
            return fleet.Error;
        }

        var revision = await _store.FindAsync(fleet.Value);
        if (!revision.IsOk)
        {
            return revision.Error;
        }

        var plan = _ports.Drafts.PlanOf(revision.Value);
        if (plan.IsOk)
        {
            _node.Tell(new ResumePlan(plan.Value));
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

        var found = await _store.FindAsync(fleet.Value);
        return found.IsOk ? found.Value : found.Error;
    }

    /// <inheritdoc cref="IFleetDrafts.PinnedIn"/>
    /// <returns>Of the revision that holds; nothing when it cannot be read.</returns>
    public async Task<IReadOnlyList<PinnedNames>> PinnedAsync() =>
        await HeldAsync() is { IsOk: true, Value: { } held }
        && _ports.Drafts.PinnedIn(held) is { IsOk: true, Value: var pinned }
            ? pinned
            : [];

    /// <summary>What the node has to run by the revision that holds; nothing, when none was ever applied.</summary>
    public async Task<Outcome<NodePlan>> PlanAsync() =>
        await HeldAsync() switch
        {
            { Error: { } error } => error,
            { Value: { } held } => _ports.Drafts.PlanOf(held),
            _ => new NodePlan(0, []),
        };

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

        if (IsHeld(fleet.Value, draft, isOfStart) && (isOfStart || await IsNewestAsync(fleet.Value)))
        {
            return new FleetApplied(fleet.Value.Revision, IsNew: false);
        }

        if (!isOfStart && await _reader.HasDoneAsync(id))
        {
            // To store it once more would undo what others have ordered meanwhile.
            return FleetErrors.DoneAndUndone(FleetHolder.Command, "others have changed the fleet since");
        }

        if (_bringing.IsDue(fleet.Value))
        {
            return PartErrors.NotBrought();
        }

        var fitted = await _store.FitAsync(draft, isOfStart);
        if (!fitted.IsOk)
        {
            return fitted.Error;
        }

        _ports.ExpectWork();
        var stored = await _store.StoreAsync(fitted.Value, fleet.Value.Revision, id, by);
        return stored.IsOk
            ? await HoldAsync(
                new Revision(stored.Value, fitted.Value.Content),
                fitted.Value,
                new ChangeStamp(id, by, stored.Value.Stamp.When),
                isOfStart
            )
            : stored.Error;
    }

    private async Task<Outcome<FleetApplied>> HoldAsync(
        Revision stored,
        FleetDraft draft,
        ChangeStamp stamp,
        bool isOfStart
    )
    {
        // What is a part of something larger is not all that this node has to run.
        Outcome<NodePlan> plan = draft.MadeTo is null ? draft.Plan : _ports.Drafts.PlanOf(stored);
        return plan.IsOk
            ? await _holder.HoldAsync(
                new Holding(stored, plan.Value, stamp)
                {
                    IsOfStart = isOfStart,
                    StartHash = draft.Fingerprint,
                    Basis = draft.Basis,
                }
            )
            : plan.Error;
    }

    /// <summary>What this node holds is not what all have where it is late. A store that does not answer says nothing against it.</summary>
    private async Task<bool> IsNewestAsync(NodeFleet fleet) =>
        !_ports.IsShared
        || await _ports.Coordination.LookAsync() is not { IsFound: true, Value.Latest: { } latest }
        || latest.Number <= fleet.Revision;

    private bool IsHeld(NodeFleet fleet, FleetDraft draft, bool isOfStart) =>
        isOfStart
            ? _isOverruled || fleet.StartHash == draft.Fingerprint || fleet.StartHash == draft.Hash
            : fleet.Hash == draft.Hash && fleet.StoppedBy is null;
}
