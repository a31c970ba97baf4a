using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>
/// Keeps a node's ownerships: asks the store as the rules decide, and lets everybody here know what follows, first those who start
/// things, then the leashes, then the node's supervisor.
/// </summary>
internal sealed class OwnershipActor(OwnershipPorts ports, MovableWork work, OwnershipDesk desk)
    : Actor<OwnershipMessage>
{
    /// <summary>A restart is answered after so long at the latest: not all claims can be made longer.</summary>
    private static readonly TimeSpan RestartPatience = TimeSpan.FromSeconds(3);

    private static readonly object TickTimer = new();

    private readonly OwnershipRules _rules = new(ports.Rules);
    private readonly OwnershipLeashes _leashes = new(ports.Leashes, work.Leashed);
    private OwnershipState _state = new(ports.Self, ports.Boot.Now) { Epochs = ports.KnownEpochs };
    private ImmutableSortedDictionary<string, GroupStanding>? _told;
    private PrepareRestart? _restart;
    private GiveAllBack? _leaving;

    protected override void PreStart()
    {
        // Terms of an earlier incarnation must not be taken for this one's.
        _state = _state with
        {
            LastTerm = (long)Context.Incarnation << 32,
        };
        Context.Timers.Every(TickTimer, OwnershipTimes.Tick, new TimePassed());
        foreach (var told in desk.Told.ToList())
        {
            Receive(told);
        }
    }

    protected override void Receive(OwnershipMessage message)
    {
        desk.Note(message);
        if (message is DescribeOwnership describe)
        {
            describe.ReplyTo.Tell(Description());
            return;
        }

        if (message is PrepareRestart restart)
        {
            _restart = restart;
        }

        _leaving = message switch
        {
            GiveAllBack leaving => leaving,
            TakeAgain => null,
            _ => _leaving,
        };
        var (before, turn) = (_state, _rules.Decide(_state, message, Moment()));
        _state = turn.State;
        if (!ReferenceEquals(before.Held, _state.Held) || !ReferenceEquals(before.Standings, _state.Standings))
        {
            work.Rights.Be(RightsOf(turn));
            _leashes.MoveTo(LeashesOf(turn), Context);
        }

        foreach (var act in turn.Acts)
        {
            Do(act);
        }

        TellNode(message is FollowFleet);
        AnswerRestart(turn);
        AnswerLeaving();
    }

    // Nothing is started by the rights of one that is gone; what runs has its leashes.
    protected override void PostStop() =>
        work.Rights.Be(ImmutableSortedDictionary.Create<string, GroupRight>(StringComparer.Ordinal));

    private OwnershipMoment Moment() =>
        new(ports.Boot.Now, ports.Clock.Next(), Context.Chance(), ports.Membership.Own is not null, ports.HasGuard());

    private void Do(OwnershipAct act)
    {
        switch (act)
        {
            case OwnershipAct.Take { Claim: var take }:
                Ask(TakeAsync(take), outcome => new TakeEnded(take.Group, outcome));
                break;
            case OwnershipAct.Renew { Held: var held } renew:
                Ask(
                    ports.Claims.RenewAsync(held, renew.Length),
                    outcome => new RenewEnded(held.Group, held.Epoch, renew.Number, outcome)
                );
                break;
            case OwnershipAct.GiveBack { Held: var held }:
                Ask(
                    ports.Claims.GiveBackAsync(held, ports.Clock.Next()),
                    outcome => new GiveBackEnded(held.Group, held.Epoch, outcome)
                );
                break;
        }
    }

    // Whoever the others have seen go takes nothing, though it may not know yet that it is gone.
    private Task<WriteOutcome<Claim>> TakeAsync(ClaimTake take) =>
        ports.Membership.Own is { } own
            ? ports.Claims.TakeAsync(take with { While = [.. take.While, own] })
            : Task.FromResult(WriteOutcome<Claim>.Unavailable("This node is no member at the moment."));

    private void Ask(Task<WriteOutcome<Claim>> asked, Func<WriteOutcome<Claim>, OwnershipMessage> ended) =>
        Context.PipeToSelf(asked, ended, fault => ended(WriteOutcome<Claim>.Unknown(fault.Message)));

    private static ImmutableSortedDictionary<string, GroupRight> RightsOf(OwnershipTurn turn) =>
        turn
            .State.Standings.Where(static standing => standing.Value is { IsOurs: true, Hold: null })
            .Select(standing =>
                KeyValuePair.Create(standing.Key, turn.RightTo(standing.Key, turn.State.Held[standing.Key]))
            )
            .Where(static right => right.Value is not null)
            .ToImmutableSortedDictionary(
                static right => right.Key,
                static right => right.Value!,
                StringComparer.Ordinal
            );

    // Also of what is to leave, for it ends in its own time.
    private static IEnumerable<(string Group, BootMoment Deadline)> LeashesOf(OwnershipTurn turn) =>
        from held in turn.State.Held
        let right = turn.RightTo(held.Key, held.Value)
        where right is not null && held.Value.GivenBackAt is null
        select (held.Key, right.KilledAt);

    private void TellNode(bool isAsked)
    {
        if (_state.Fleet is { } fleet && (isAsked || !ReferenceEquals(_told, _state.Standings)))
        {
            _told = _state.Standings;
            fleet.Node.Tell(_state.Standings);
        }
    }

    private void AnswerRestart(OwnershipTurn turn)
    {
        if (_restart is null || _state.RestartPlanned is not { } planned)
        {
            return;
        }

        var ours = _state.Held.Where(static held => held.Value.EndsAt is not null).Select(static held => held.Key);
        var outlasting = ours.Where(group => Outlasts(turn, group)).ToImmutableSortedSet(StringComparer.Ordinal);
        var ending = ours.Where(group => !outlasting.Contains(group)).ToImmutableSortedSet(StringComparer.Ordinal);
        if (ending.IsEmpty || turn.Since(planned) >= RestartPatience)
        {
            _restart.ReplyTo.Tell(new RestartPrepared(outlasting, ending));
            _restart = null;
        }
    }

    private void AnswerLeaving()
    {
        if (_leaving is { } leaving && _state is { IsLeaving: true, Taking: null } && _state.Held.IsEmpty)
        {
            leaving.ReplyTo?.Tell(new AllGivenBack());
            _leaving = null;
        }
    }

    private bool Outlasts(OwnershipTurn turn, string group) =>
        turn.RightTo(group, _state.Held[group]) is { } right
        && turn.Now.Until(right.EndsAt) > OwnershipTimes.PlannedLength - RestartPatience - OwnershipTimes.Renewal;

    private OwnershipDescription Description()
    {
        var turn = new OwnershipTurn(_state, Moment(), ports.Rules);
        var groups = _state.Standings.ToImmutableSortedDictionary(
            static standing => standing.Key,
            standing => Describe(turn, standing.Key, standing.Value),
            StringComparer.Ordinal
        );
        return new OwnershipDescription(groups, _state.CutOff);
    }

    private OwnedGroup Describe(OwnershipTurn turn, string group, GroupStanding standing)
    {
        var owner = _state.Watched.GetValueOrDefault(group)?.Claim?.Owner;
        return new OwnedGroup(
            standing,
            _state.Epochs.GetValueOrDefault(group),
            owner?.Value,
            PlacementRules.Rank(group, turn.Facts(), owner)
        );
    }
}
