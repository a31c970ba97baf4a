using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>
/// All that is known of what nodes say to each other of their agents. It stands beside the actor, because others would not say it
/// again if a fault cost the actor its memory.
/// </summary>
/// <param name="name">This node's.</param>
internal sealed class RemoteDesk(string name)
{
    private readonly HashSet<NodeId> _toBeAsked = [];
    private ImmutableDictionary<NeedTarget, RemoteStanding> _told = ImmutableDictionary<
        NeedTarget,
        RemoteStanding
    >.Empty;
    private RosterView? _roster;

    private readonly OwnerBook _owners = new(name);

    internal WishBook Wishes { get; } = new();

    internal TellBook Tells { get; } = new(name);

    internal void Take(RosterView roster)
    {
        _roster = roster;
        Want();
    }

    internal void Take(MembersView members)
    {
        _owners.Meet(members);
        Wishes.Meet(members);
        Want();
    }

    /// <returns>False: nothing follows from it.</returns>
    internal bool Take(ClaimsView claims)
    {
        var isNews = _owners.See(claims);
        if (isNews)
        {
            Want();
        }

        return isNews;
    }

    internal void Hear(LaneNews<RosterWord> news, bool hasMissedSome, DateTimeOffset now)
    {
        switch (news)
        {
            case LaneNews<RosterWord>.Linked:
                Wishes.Link(news.Node, news.Link);
                if (hasMissedSome)
                {
                    _toBeAsked.Add(news.Node);
                }

                break;
            case LaneNews<RosterWord>.Lost:
                Wishes.Lose(news.Node, news.Link);
                Tells.Lose(news.Node, news.Link);
                break;
            case LaneNews<RosterWord>.Room:
                Tells.MakeRoom(news.Node);
                Wishes.TryAgain();
                break;
            case LaneNews<RosterWord>.Said said:
                Hear(said, said.Take(), now);
                break;
        }
    }

    /// <summary>A fault has cost what was said meanwhile, and of which links there was news.</summary>
    internal void Forget()
    {
        Wishes.LoseAll();
        Tells.LoseAll();
    }

    internal void SayWishes(Func<NodeId, RosterWord, SayResult> say)
    {
        _toBeAsked.RemoveWhere(node => say(node, new RosterAgain()) != SayResult.Full);
        Wishes.Say(say);
    }

    internal void Tell(Func<NodeId, RosterWord, SayResult> say)
    {
        if (_roster is not null)
        {
            Tells.Tell(_roster, say);
        }
    }

    /// <summary>How all that is wanted stands; null when the roster knows already.</summary>
    internal ImmutableDictionary<NeedTarget, RemoteStanding>? NewStandings(DateTimeOffset now)
    {
        var standings = _owners.Standings(_roster?.Wanted ?? [], Wishes.Standings(now));
        var isKnown =
            standings.Count == _told.Count
            && standings.All(one => _told.TryGetValue(one.Key, out var told) && told == one.Value);
        if (isKnown)
        {
            return null;
        }

        _told = standings;
        return standings;
    }

    private void Want()
    {
        if (_roster is { } roster)
        {
            Wishes.Want(_owners.Elsewhere(roster.Wanted));
        }
    }

    private void Hear(LaneNews<RosterWord> from, RosterWord word, DateTimeOffset now)
    {
        switch (word)
        {
            case RosterWish wish:
                Tells.Wish(from.Node, from.Link, wish);
                break;
            case RosterAgain:
                Wishes.SayAgain(from.Node);
                break;
            default:
                Wishes.Hear(from.Node, from.Link, word, now);
                break;
        }
    }
}
