using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>
/// What other nodes want to hear of this one, and what they have been told. Who is slow is told how things stand when there is
/// room again, and not how they stood in between.
/// </summary>
/// <param name="name">This node's.</param>
internal sealed class TellBook(string name)
{
    private readonly Dictionary<NodeId, Listener> _listeners = [];

    internal void Wish(NodeId node, LinkId link, RosterWish wish)
    {
        if (!_listeners.TryGetValue(node, out var listener) || listener.Link != link)
        {
            _listeners[node] = listener = new Listener(link);
        }

        listener.Want(RosterWishes.TargetsOf(wish));
    }

    internal void Lose(NodeId node, LinkId link)
    {
        if (_listeners.TryGetValue(node, out var listener) && listener.Link == link)
        {
            _listeners.Remove(node);
        }
    }

    internal void LoseAll() => _listeners.Clear();

    internal void MakeRoom(NodeId node)
    {
        if (_listeners.TryGetValue(node, out var listener))
        {
            listener.IsFull = false;
        }
    }

    /// <summary>Tells each what is new to it.</summary>
    internal void Tell(RosterView roster, Func<NodeId, RosterWord, SayResult> say)
    {
        var words = new Dictionary<NeedTarget, RosterWord>();
        foreach (var (node, listener) in _listeners)
        {
            listener.Tell(target => WordOf(target, roster, words), word => say(node, word));
        }
    }

    private RosterWord WordOf(NeedTarget target, RosterView roster, Dictionary<NeedTarget, RosterWord> words)
    {
        if (!words.TryGetValue(target, out var word))
        {
            words.Add(target, word = RemoteWords.Of(target, roster, name));
        }

        return word;
    }

    private sealed class Listener(LinkId link)
    {
        private readonly Dictionary<NeedTarget, RosterWord?> _told = [];

        internal LinkId Link => link;

        internal bool IsFull { get; set; }

        /// <summary>All of it is told, also what was told before: who says its wish again may have lost what it heard.</summary>
        internal void Want(IEnumerable<NeedTarget> targets)
        {
            _told.Clear();
            foreach (var target in targets)
            {
                _told[target] = null;
            }
        }

        internal void Tell(Func<NeedTarget, RosterWord> wordOf, Func<RosterWord, SayResult> say)
        {
            foreach (var (target, told) in _told.ToList())
            {
                if (IsFull)
                {
                    return;
                }

                var word = wordOf(target);
                if (word != told)
                {
                    Said(target, word, say(word));
                }
            }
        }

        private void Said(NeedTarget target, RosterWord word, SayResult result)
        {
            if (result is SayResult.Accepted or SayResult.TooLarge)
            {
                _told[target] = word;
            }

            // Also when the link is lost: that will be told, and until then there is nothing to try.
            IsFull = result is SayResult.Full or SayResult.NotLinked or SayResult.NotUnderstood;
        }
    }
}
