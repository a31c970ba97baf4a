using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>What this node wants to hear of others, by their names, and what it has heard: a dated copy of each.</summary>
internal sealed class WishBook
{
    private readonly Dictionary<string, NodeWish> _wishes = new(StringComparer.Ordinal);
    private readonly Dictionary<NodeId, LinkId> _links = [];
    private Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private string _cutOff = MembersView.Unknown.CutOff;

    internal void Want(ImmutableHashSet<NeedTarget> wanted)
    {
        var byNode = wanted.ToLookup(target => target.Node!, StringComparer.Ordinal);
        // In an order of its own: how a set lists what it holds is another in each process.
        var added = byNode.Select(targets => targets.Key).Where(node => !_wishes.ContainsKey(node));
        foreach (var node in added.Order(StringComparer.Ordinal).ToList())
        {
            _wishes.Add(node, new NodeWish(node));
            Meet(node);
        }

        foreach (var (node, wish) in _wishes)
        {
            wish.Want([.. byNode[node]]);
        }
    }

    /// <summary>Names are given to nodes for good; one that was replaced may still have its lease for a moment, and the later holds.</summary>
    internal void Meet(MembersView view)
    {
        _members = new Dictionary<string, Member>(view.Members.Count, StringComparer.Ordinal);
        foreach (var member in view.Members.Values)
        {
            if (!_members.TryGetValue(member.Name, out var other) || other.Since <= member.Since)
            {
                _members[member.Name] = member;
            }
        }

        _cutOff = view.CutOff;
        foreach (var node in _wishes.Keys)
        {
            Meet(node);
        }
    }

    internal void Link(NodeId node, LinkId link)
    {
        _links[node] = link;
        foreach (var wish in WishesOf(node))
        {
            wish.Link(link);
        }
    }

    /// <returns>False: that link was replaced already.</returns>
    internal bool Lose(NodeId node, LinkId link)
    {
        if (!_links.TryGetValue(node, out var current) || current != link)
        {
            return false;
        }

        _links.Remove(node);
        foreach (var wish in WishesOf(node))
        {
            wish.Unlink();
        }

        return true;
    }

    /// <summary>Nobody knows any more which links there are; those that there are will be told of.</summary>
    internal void LoseAll() => _links.ToList().ForEach(link => Lose(link.Key, link.Value));

    internal void Hear(NodeId node, LinkId link, RosterWord word, DateTimeOffset now)
    {
        foreach (var wish in WishesOf(node))
        {
            wish.Hear(link, word, now);
        }
    }

    /// <summary>The other end asks for the wish once more.</summary>
    internal void SayAgain(NodeId node)
    {
        if (_links.TryGetValue(node, out var link))
        {
            Link(node, link);
        }
    }

    /// <summary>Says what is not said yet, as far as that is possible.</summary>
    internal void Say(Func<NodeId, RosterWord, SayResult> say)
    {
        foreach (var (name, wish) in _wishes.ToList())
        {
            if (wish.Unsaid is { } unsaid)
            {
                wish.Said(say(wish.Node!, unsaid));
            }

            if (wish.IsOver)
            {
                _wishes.Remove(name);
            }
        }
    }

    internal void TryAgain()
    {
        foreach (var wish in _wishes.Values)
        {
            wish.IsToBeTried = true;
        }
    }

    /// <summary>How all that is wanted stands.</summary>
    internal ImmutableDictionary<NeedTarget, RemoteStanding> Standings(DateTimeOffset now) =>
        _wishes.SelectMany(wish => wish.Value.Standings(IsMember(wish), _cutOff, now)).ToImmutableDictionary();

    private bool IsMember(KeyValuePair<string, NodeWish> wish) =>
        _members.TryGetValue(wish.Key, out var member) && member.Node == wish.Value.Node;

    private void Meet(string node)
    {
        if (_members.TryGetValue(node, out var member))
        {
            _wishes[node].Meet(member.Node, _links.TryGetValue(member.Node, out var link) ? link : null);
        }
    }

    private IEnumerable<NodeWish> WishesOf(NodeId node) => _wishes.Values.Where(wish => wish.Node == node);
}
