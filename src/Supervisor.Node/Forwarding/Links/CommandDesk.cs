using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>
/// All that is under way between this node and others. It stands beside the actor, because those who wait for an answer would
/// wait for ever if a fault cost the actor its memory.
/// </summary>
internal sealed class CommandDesk(ILane<CommandWord> lane)
{
    private readonly AskBook _asks = new();
    private readonly Dictionary<NodeId, Outbox> _outboxes = [];
    private readonly Dictionary<ServedKey, ServedCommand> _served = [];

    internal void Begin(RemoteAnswer answer) => Say(answer.Node, _asks.Begin(answer));

    /// <returns>What is to be run here; null: nothing new.</returns>
    internal ServedCommand? Hear(LaneNews<CommandWord> news, bool hasMissedSome)
    {
        switch (news)
        {
            case LaneNews<CommandWord>.Linked:
                if (hasMissedSome)
                {
                    // What waits begins anew, and is not to be forgotten.
                    OutboxOf(news.Node).AddFirst(new ForgetWord());
                }

                Flush(news.Node);
                return null;
            case LaneNews<CommandWord>.Lost:
                Lose(news.Node);
                return null;
            case LaneNews<CommandWord>.Said said:
                return Hear(said, said.Take());
            default:
                Flush(news.Node);
                return null;
        }
    }

    internal void TakeMore(long ask, int frames)
    {
        if (_asks.NodeOf(ask) is { } node)
        {
            Say(node, new MoreWord(ask, frames));
        }
    }

    internal void Leave(long ask)
    {
        if (_asks.NodeOf(ask) is not { } node)
        {
            return;
        }

        if (_asks.IsSaid(ask))
        {
            Say(node, new LeaveWord(ask));
        }
        else
        {
            OutboxOf(node).DropAsk(ask);
        }

        _asks.End(ask, RemoteFault.Lost);
    }

    /// <summary>It was to have been said by now, and what was not said is nowhere.</summary>
    internal void Expire(long ask)
    {
        if (_asks.NodeOf(ask) is { } node && !_asks.IsSaid(ask))
        {
            OutboxOf(node).DropAsk(ask);
            _asks.End(ask, RemoteFault.NotReached);
        }
    }

    internal void Tell(ServedSays said)
    {
        if (_served.ContainsKey(said.Key))
        {
            Say(said.Key.Node, new FrameWord(said.Key.Ask, said.Frame));
        }
    }

    internal void End(ServedCommand served)
    {
        _served.Remove(served.Key);
        served.Dispose();
    }

    /// <summary>A fault has cost what was said meanwhile: nobody can tell any more what of all this has arrived.</summary>
    internal void Forget()
    {
        foreach (var node in _asks.Nodes.Concat(_served.Keys.Select(key => key.Node)).Distinct().ToList())
        {
            Lose(node);
        }

        // Nobody hears of their end any more, and of the others nobody would hear that they are late.
        _served.Clear();
        foreach (var ask in _asks.Open)
        {
            Expire(ask);
        }
    }

    private ServedCommand? Hear(LaneNews<CommandWord> from, CommandWord word)
    {
        var key = new ServedKey(from.Node, from.Link, AskOf(word));
        switch (word)
        {
            case AskWord ask when !_served.ContainsKey(key):
                return _served[key] = new ServedCommand(key, ask);
            case FrameWord frame:
                _asks.Hear(from.Node, frame);
                break;
            case MoreWord more when _served.TryGetValue(key, out var served):
                served.MakeRoom(more.Frames);
                break;
            case LeaveWord when _served.TryGetValue(key, out var served):
                served.Leave();
                break;
            case ForgetWord:
                // It may have begun some of them after it lost the others.
                foreach (var ask in Lose(from.Node))
                {
                    OutboxOf(from.Node).Add(new LeaveWord(ask));
                }

                Flush(from.Node);
                break;
        }

        return null;
    }

    private static long AskOf(CommandWord word) =>
        word switch
        {
            AskWord ask => ask.Ask,
            MoreWord more => more.Ask,
            LeaveWord leave => leave.Ask,
            _ => 0,
        };

    /// <returns>What was asked for over it.</returns>
    private IReadOnlyList<long> Lose(NodeId node)
    {
        var lost = _asks.Lose(node);
        OutboxOf(node).KeepAsks();
        foreach (var served in _served.Values.Where(served => served.Key.Node == node))
        {
            served.Leave();
        }

        return lost;
    }

    private void Say(NodeId node, CommandWord word)
    {
        OutboxOf(node).Add(word);
        Flush(node);
    }

    private void Flush(NodeId node) =>
        OutboxOf(node).Flush(word => lane.Say(node, word), (word, result) => OnSaid(node, word, result));

    private void OnSaid(NodeId node, CommandWord word, SayResult result)
    {
        switch (word, result)
        {
            case (AskWord ask, SayResult.Accepted):
                _asks.Said(ask.Ask);
                break;
            case (AskWord ask, _):
                _asks.End(ask.Ask, AskBook.FaultOf(result));
                break;
            case (FrameWord frame, SayResult.TooLarge):
                OutboxOf(node).Add(new FrameWord(frame.Ask, new ErrorFrame(ForwardErrors.FrameTooLarge())));
                break;
        }
    }

    private Outbox OutboxOf(NodeId node)
    {
        if (!_outboxes.TryGetValue(node, out var outbox))
        {
            _outboxes.Add(node, outbox = new Outbox());
        }

        return outbox;
    }
}
