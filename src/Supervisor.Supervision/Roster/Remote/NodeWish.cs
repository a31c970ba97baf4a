using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>What this node wants to hear of one other, by that one's name, and what it has heard.</summary>
internal sealed class NodeWish(string name)
{
    private readonly Dictionary<NeedTarget, Copy> _copies = [];
    private LinkId? _link;
    private bool _isSaid;
    private NodeDoubt _doubt = NodeDoubt.None;

    /// <summary>The node that bears the name, or bore it last; null while none was seen.</summary>
    internal NodeId? Node { get; private set; }

    internal ImmutableHashSet<NeedTarget> Wanted { get; private set; } = [];

    /// <summary>There is no link, and nobody has asked for one since that was tried last.</summary>
    internal bool IsToBeTried { get; set; } = true;

    internal bool IsOver => Wanted.IsEmpty && (_link is null || _isSaid);

    /// <summary>What is to be said now; null: nothing, or it cannot be said.</summary>
    internal RosterWish? Unsaid =>
        Node is null || _isSaid ? null
        : _link is null && (!IsToBeTried || Wanted.IsEmpty) ? null
        : RosterWishes.Of(Wanted);

    internal void Want(ImmutableHashSet<NeedTarget> wanted)
    {
        if (!Wanted.SetEquals(wanted))
        {
            (Wanted, _isSaid) = (wanted, false);
            IsToBeTried = true;
            foreach (var target in _copies.Keys.Where(target => !wanted.Contains(target)).ToList())
            {
                _copies.Remove(target);
            }
        }
    }

    /// <summary>Another node of this name is another node: what the one before said holds of nothing any more.</summary>
    internal void Meet(NodeId node, LinkId? link)
    {
        if (Node != node)
        {
            _copies.Clear();
            (Node, _link, _isSaid) = (node, link, false);
        }

        IsToBeTried = true;
    }

    internal void Link(LinkId link) => (_link, _isSaid, IsToBeTried) = (link, false, true);

    internal void Unlink() => (_link, _isSaid, IsToBeTried) = (null, false, true);

    internal void Said(SayResult result)
    {
        IsToBeTried = false;
        // Who does not know the lane will not learn it as long as the link lives, and who asks for too much asks for it again.
        _isSaid = result is SayResult.Accepted or SayResult.NotUnderstood or SayResult.TooLarge;
        _doubt = _doubt with { IsDeaf = result is SayResult.NotUnderstood };
    }

    internal void Hear(LinkId link, RosterWord word, DateTimeOffset now)
    {
        if (link == _link && RemoteWords.TargetOf(word, name) is { } target && Wanted.Contains(target))
        {
            _copies[target] = new Copy(word, link, now);
        }
    }

    /// <param name="isMember">Its lease stands.</param>
    /// <param name="cutOff">Why nobody can say that now; empty when somebody can.</param>
    internal IEnumerable<KeyValuePair<NeedTarget, RemoteStanding>> Standings(
        bool isMember,
        string cutOff,
        DateTimeOffset now
    )
    {
        _doubt = _doubt.At(
            DoubtRules.KindOf(Node is not null, isMember, _link is not null, cutOff, _doubt.IsDeaf),
            now
        );
        var doubt = DoubtRules.Text(name, _doubt, cutOff);
        return Wanted.Select(target => KeyValuePair.Create(target, StandingOf(target, doubt)));
    }

    private RemoteStanding StandingOf(NeedTarget target, string doubt) =>
        _copies.GetValueOrDefault(target) is not { } copy ? new RemoteStanding(null, default, doubt)
        : copy.Link == _link ? new RemoteStanding(copy.Word, copy.At, "")
        : new RemoteStanding(copy.Word, copy.At, doubt);

    private sealed record Copy(RosterWord Word, LinkId Link, DateTimeOffset At);
}
