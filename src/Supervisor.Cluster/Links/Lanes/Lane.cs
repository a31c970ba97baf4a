using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>This node's end of one lane: what is said becomes bytes, and what comes is told to whoever listens.</summary>
/// <param name="say">Sends a message's bytes to a node.</param>
internal sealed class Lane<TMessage>(LaneDefinition<TMessage> definition, LaneSay say) : ILane<TMessage>, ILaneEnd
    where TMessage : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LinkId, LaneLink> _links = [];
    private readonly Queue<LaneNews<TMessage>> _unheard = new();
    private ActorRef<LaneNews<TMessage>>? _receiver;

    public string Name => definition.Name;

    public SayResult Say(NodeId node, TMessage message) => say(node, LaneText.Of(message, definition.Shape));

    public void ListenBy(ActorRef<LaneNews<TMessage>> receiver)
    {
        lock (_gate)
        {
            var isFirst = _receiver is null;
            _receiver = receiver;
            foreach (var link in _links.Values)
            {
                receiver.Tell(new LaneNews<TMessage>.Linked(link.Node, link.Id));
                if (!isFirst)
                {
                    link.Credit.Forgive();
                }
            }

            while (_unheard.TryDequeue(out var news))
            {
                receiver.Tell(news);
            }
        }
    }

    public ILaneInlet Linked(LaneLink link)
    {
        lock (_gate)
        {
            _links.Add(link.Id, link);
            _receiver?.Tell(new LaneNews<TMessage>.Linked(link.Node, link.Id));
        }

        return new LaneInlet<TMessage>(link, definition.Shape, HandOn);
    }

    public void Room(NodeId node, LinkId link)
    {
        lock (_gate)
        {
            _receiver?.Tell(new LaneNews<TMessage>.Room(node, link));
        }
    }

    public void Lost(NodeId node, LinkId link, OperatorError reason)
    {
        lock (_gate)
        {
            _links.Remove(link);
            if (_receiver is { } receiver)
            {
                receiver.Tell(new LaneNews<TMessage>.Lost(node, link, reason));
            }
            else
            {
                DropUnheard(link);
            }
        }
    }

    /// <summary>Who comes later hears nothing of links that are gone.</summary>
    private void DropUnheard(LinkId link)
    {
        for (var left = _unheard.Count; left > 0; left--)
        {
            var news = _unheard.Dequeue();
            if (news.Link != link)
            {
                _unheard.Enqueue(news);
            }
        }
    }

    private void HandOn(LaneLink link, List<TakenWord<TMessage>> words)
    {
        lock (_gate)
        {
            foreach (var (message, bytes) in words)
            {
                var term = link.Credit.HandOn(bytes);
                if (message is null || !IsHeard(new SaidWord<TMessage>(link, message, term, bytes)))
                {
                    link.Credit.Take(term, bytes);
                }
            }
        }
    }

    /// <returns>False when the receiver is gone: its next incarnation hears of all links anew.</returns>
    private bool IsHeard(SaidWord<TMessage> word)
    {
        if (_receiver is { } receiver)
        {
            return receiver.Tell(word) == TellResult.Accepted;
        }

        _unheard.Enqueue(word);
        return true;
    }
}
