using System.Text.Json;
using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Simulation.Clusters.Lanes;

/// <param name="say">Hands what was said to the links.</param>
internal sealed class SimulatedLane<TMessage>(
    LaneDefinition<TMessage> definition,
    Func<NodeId, ReadOnlyMemory<byte>, SayResult> say
) : ILane<TMessage>, ILaneReceiver
    where TMessage : class
{
    private readonly SortedDictionary<string, LaneNews<TMessage>.Linked> _links = new(StringComparer.Ordinal);
    private readonly List<LaneNews<TMessage>> _unheard = [];
    private ActorRef<LaneNews<TMessage>>? _receiver;

    public SayResult Say(NodeId node, TMessage message) =>
        say(node, JsonSerializer.SerializeToUtf8Bytes(message, definition.Shape));

    public void ListenBy(ActorRef<LaneNews<TMessage>> receiver)
    {
        _receiver = receiver;
        foreach (var link in _links.Values)
        {
            receiver.Tell(link);
        }

        _unheard.ForEach(news => receiver.Tell(news));
        _unheard.Clear();
    }

    public void OnLinked(NodeId node, LinkId link)
    {
        var linked = new LaneNews<TMessage>.Linked(node, link);
        _links[node.Value] = linked;
        _receiver?.Tell(linked);
    }

    public void OnLost(NodeId node, LinkId link, OperatorError reason)
    {
        _links.Remove(node.Value);
        _unheard.RemoveAll(news => news.Link == link);
        _receiver?.Tell(new LaneNews<TMessage>.Lost(node, link, reason));
    }

    public void OnRoom(NodeId node, LinkId link) => _receiver?.Tell(new LaneNews<TMessage>.Room(node, link));

    public void OnSaid(NodeId node, LinkId link, ReadOnlyMemory<byte> body, Action taken)
    {
        var word = new Word(node, link, definition, body, taken);
        if (_receiver is null)
        {
            _unheard.Add(word);
        }
        else
        {
            _receiver.Tell(word);
        }
    }

    private sealed record Word(
        NodeId From,
        LinkId Over,
        LaneDefinition<TMessage> Definition,
        ReadOnlyMemory<byte> Body,
        Action Taken
    ) : LaneNews<TMessage>.Said(From, Over)
    {
        public override TMessage Take()
        {
            Taken();
            return JsonSerializer.Deserialize(Body.Span, Definition.Shape)!;
        }
    }
}
