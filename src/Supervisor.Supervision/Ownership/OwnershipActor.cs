using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ownership.Telling;
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
    private readonly NoteWaits _waits = new();
    private OwnershipState _state = new(ports.Self, ports.Boot.Now)
    {
        SelfName = ports.SelfName,
        Epochs = ports.KnownEpochs,
        KnowsDrained = false,
        Residences = ResidencesView.Unknown,
    };
    private ImmutableSortedDictionary<string, GroupStanding>? _told;
    private PrepareRestart? _restart;
    private GiveAllBack? _leaving;
    private OwnershipCalls? _calls;

    private OwnershipCalls Calls => _calls ??= new OwnershipCalls(ports, Context);

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
        else if (message is AwaitNote wait)
        {
            _waits.Add(wait, ports.Boot.Now);
        }

        _leaving = message switch
        {
            GiveAllBack leaving => leaving,
            TakeAgain => null,
            _ => _leaving,
        };
        var (before, turn) = (_state, _rules.Decide(_state, message, Moment()));
        _state = turn.State;
        if (!_state.Planned.IsEmpty)
        {
            ports.Ends.Need();
        }

        if (!ReferenceEquals(before.Held, _state.Held) || !ReferenceEquals(before.Standings, _state.Standings))
        {
            work.Notes.Be(NotesOf(_state));
            work.Rights.Be(RightsOf(turn));
            _leashes.MoveTo(LeashesOf(turn), Context);
        }

        foreach (var act in turn.Acts)
        {
            Calls.Do(act);
        }

        TellNode(message is FollowFleet);
        AnswerRestart(turn);
        AnswerLeaving();
        _waits.Answer(turn);
    }

    // Nothing is started by the rights of one that is gone; what runs has its leashes.
    protected override void PostStop() =>
        work.Rights.Be(ImmutableSortedDictionary.Create<string, GroupRight>(StringComparer.Ordinal));

    private OwnershipMoment Moment() =>
        new(ports.Boot.Now, ports.Clock.Next(), Context.Chance(), ports.Membership.Own is not null, ports.HasGuard())
        {
            EndTakes = ports.Ends.Last?.Took,
        };

    private static IEnumerable<KeyValuePair<string, ToldNote>> NotesOf(OwnershipState state) =>
        from held in state.Held
        where held.Value.Noting.IsRead
        select KeyValuePair.Create(held.Key, new ToldNote(held.Value.Claim.Epoch, held.Value.Noting.Stored));

    private static ImmutableSortedDictionary<string, GroupRight> RightsOf(OwnershipTurn turn) =>
        turn
            .State.Standings.Where(static standing => standing.Value is { IsOurs: true, Hold: null, Epoch: > 0 })
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

    private OwnershipDescription Description() => PlaceAccount.Of(new OwnershipTurn(_state, Moment(), ports.Rules));
}
