using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>
/// Follows on other nodes what agents of this one need there, and tells other nodes of those that they follow here. Who is there,
/// it is told by <see cref="MembersAre"/>.
/// </summary>
public sealed class RemoteRosterActor : Actor<RemoteMessage>
{
    /// <summary>Less than a link's owner goes on trying after it was asked last.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>So often a change is told at most: a fleet that starts changes hundreds of times a second.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private static readonly object TellTimer = new();
    private static readonly object TryTimer = new();

    private readonly RemoteDesk _desk;
    private readonly ILane<RosterWord> _lane;
    private readonly ActorRef<RosterMessage> _roster;
    private bool _isTellingDue;

    private RemoteRosterActor(RemoteDesk desk, ILane<RosterWord> lane, ActorRef<RosterMessage> roster) =>
        (_desk, _lane, _roster) = (desk, lane, roster);

    /// <param name="name">This node's.</param>
    public static ActorRef<RemoteMessage> Start(
        ActorSystem system,
        string name,
        ILane<RosterWord> lane,
        ActorRef<RosterMessage> roster
    )
    {
        var desk = new RemoteDesk(name);
        return system.SpawnService(Props.Of(() => new RemoteRosterActor(desk, lane, roster)), "roster-links");
    }

    protected override void PreStart()
    {
        _desk.Forget();
        _lane.ListenBy(Context.Adapt<LaneNews<RosterWord>>(static news => new LaneSays(news)));
        // Its end, with this incarnation's, ends the roster's telling.
        var watcher = Context.Spawn(Props.Of(() => new RosterWatcher(Self)), "watcher");
        _roster.Tell(new WatchRoster(watcher));
        Context.Timers.Every(TryTimer, Patience, new TryAgain());
    }

    protected override void Receive(RemoteMessage message)
    {
        switch (message)
        {
            case RosterIs roster:
                _desk.Take(roster.Roster);
                break;
            case MembersAre members:
                _desk.Take(members.Members);
                break;
            case OwnersAre owners:
                if (!_desk.Take(owners.Claims))
                {
                    return;
                }

                break;
            case LaneSays said:
                _desk.Hear(said.News, hasMissedSome: Context.Incarnation > 1, Context.WallClock);
                break;
            case TryAgain:
                _desk.Wishes.TryAgain();
                break;
            case MayTell when !_isTellingDue:
                return;
        }

        Follow(message);
    }

    private void Follow(RemoteMessage message)
    {
        _desk.SayWishes(Say);
        if (_desk.NewStandings(Context.WallClock) is { } standings)
        {
            _roster.Tell(new OthersStand(standings));
        }

        if (message is not MayTell && Context.Timers.IsActive(TellTimer))
        {
            _isTellingDue = true;
            return;
        }

        _isTellingDue = false;
        _desk.Tell(Say);
        Context.Timers.Once(TellTimer, Pace, new MayTell());
    }

    private SayResult Say(NodeId node, RosterWord word) => _lane.Say(node, word);
}
