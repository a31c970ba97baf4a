using System.Text.Json;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.TestKit.Links;

/// <summary>
/// One lane between nodes without connections and threads: what is said is in the other's mailbox at once, having been JSON, and a
/// test says when a link is lost.
/// </summary>
internal sealed class LaneSwitch<TMessage>(LaneDefinition<TMessage> definition)
    where TMessage : class
{
    private readonly Dictionary<NodeId, End> _ends = [];
    private readonly HashSet<(NodeId, NodeId)> _cut = [];
    private long _links;

    /// <summary>How many words one node may have said to another that were not taken.</summary>
    public int Window { get; set; } = int.MaxValue;

    /// <summary>How large a word may be.</summary>
    public int MostBytes { get; set; } = int.MaxValue;

    /// <summary>Whose version does not know this lane.</summary>
    public HashSet<NodeId> Deaf { get; } = [];

    /// <summary>All that was said, and that there was a link for.</summary>
    public List<(NodeId From, NodeId To, TMessage Message)> Said { get; } = [];

    /// <summary>Called with each word that was accepted, when it is in the other's mailbox.</summary>
    public Action<TMessage>? AfterSaid { get; set; }

    /// <summary>The end of a daemon that has just been started.</summary>
    public ILane<TMessage> Open(NodeId node)
    {
        Stop(node);
        return _ends[node] = new End(node, this);
    }

    public void Stop(NodeId node)
    {
        foreach (var other in _ends.Keys.ToList())
        {
            Unlink(node, other);
        }

        _ends.Remove(node);
    }

    /// <summary>The link is lost, and none comes about until it is mended.</summary>
    public void Cut(NodeId one, NodeId two)
    {
        _cut.Add(Pair(one, two));
        Unlink(one, two);
    }

    public void Mend(NodeId one, NodeId two) => _cut.Remove(Pair(one, two));

    private SayResult Say(NodeId from, NodeId to, TMessage message)
    {
        if (!_ends.TryGetValue(to, out var end) || !_ends[from].Links.ContainsKey(to))
        {
            Link(from, to);
            return SayResult.NotLinked;
        }

        if (Deaf.Contains(to))
        {
            return SayResult.NotUnderstood;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, definition.Shape);
        if (bytes.Length > MostBytes)
        {
            return SayResult.TooLarge;
        }

        if (_ends[from].Untaken.GetValueOrDefault(to) >= Window)
        {
            _ends[from].AwaitsRoom.Add(to);
            return SayResult.Full;
        }

        _ends[from].Untaken[to] = _ends[from].Untaken.GetValueOrDefault(to) + 1;
        Said.Add((from, to, message));
        end.Hear(new Word(this, from, to, end.Links[from], JsonSerializer.Deserialize(bytes, definition.Shape)!));
        AfterSaid?.Invoke(message);
        return SayResult.Accepted;
    }

    private void Link(NodeId one, NodeId two)
    {
        if (
            _cut.Contains(Pair(one, two))
            || !_ends.TryGetValue(one, out var near)
            || !_ends.TryGetValue(two, out var far)
        )
        {
            return;
        }

        var link = new LinkId(++_links);
        (near.Links[two], far.Links[one]) = (link, link);
        near.Hear(new LaneNews<TMessage>.Linked(two, link));
        far.Hear(new LaneNews<TMessage>.Linked(one, link));
    }

    private void Unlink(NodeId one, NodeId two)
    {
        Lose(one, two);
        Lose(two, one);
    }

    private void Lose(NodeId node, NodeId other)
    {
        if (_ends.TryGetValue(node, out var end) && end.Links.Remove(other, out var link))
        {
            end.Untaken.Remove(other);
            var reason = new OperatorError("link.lost", "The link was cut.", "", "");
            end.Hear(new LaneNews<TMessage>.Lost(other, link, reason));
        }
    }

    private void Take(NodeId from, NodeId to, LinkId link)
    {
        if (!_ends.TryGetValue(from, out var end) || !end.Links.TryGetValue(to, out var current) || current != link)
        {
            return;
        }

        end.Untaken[to]--;
        if (end.AwaitsRoom.Remove(to))
        {
            end.Hear(new LaneNews<TMessage>.Room(to, link));
        }
    }

    private static (NodeId, NodeId) Pair(NodeId one, NodeId two) =>
        string.CompareOrdinal(one.Value, two.Value) < 0 ? (one, two) : (two, one);

    private sealed class End(NodeId node, LaneSwitch<TMessage> lanes) : ILane<TMessage>
    {
        private readonly List<LaneNews<TMessage>> _unheard = [];
        private ActorRef<LaneNews<TMessage>>? _receiver;

        public Dictionary<NodeId, LinkId> Links { get; } = [];

        public Dictionary<NodeId, int> Untaken { get; } = [];

        public HashSet<NodeId> AwaitsRoom { get; } = [];

        public SayResult Say(NodeId other, TMessage message) => lanes.Say(node, other, message);

        public void ListenBy(ActorRef<LaneNews<TMessage>> receiver)
        {
            _receiver = receiver;
            foreach (var (other, link) in Links)
            {
                receiver.Tell(new LaneNews<TMessage>.Linked(other, link));
            }

            _unheard.ForEach(word => receiver.Tell(word));
            _unheard.Clear();
        }

        /// <summary>What is said before anybody listens waits for who does.</summary>
        public void Hear(LaneNews<TMessage> news)
        {
            if (_receiver is not null)
            {
                _receiver.Tell(news);
            }
            else if (news is LaneNews<TMessage>.Said)
            {
                _unheard.Add(news);
            }
            else
            {
                _unheard.RemoveAll(word => word.Link == news.Link);
            }
        }
    }

    private sealed record Word(LaneSwitch<TMessage> Lanes, NodeId From, NodeId To, LinkId Over, TMessage Message)
        : LaneNews<TMessage>.Said(From, Over)
    {
        public override TMessage Take()
        {
            Lanes.Take(From, To, Over);
            return Message;
        }
    }
}
