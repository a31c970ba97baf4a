using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>What this node asks of others, until each has its end.</summary>
internal sealed class AskBook
{
    private readonly Dictionary<long, Asked> _asks = [];

    internal AskWord Begin(RemoteAnswer answer)
    {
        _asks[answer.Ask] = new Asked(answer);
        var call = answer.Call;
        return new AskWord(
            answer.Ask,
            call.Palette,
            call.Command,
            call.Request,
            call.Caller,
            Roles.NameOf(call.Role),
            RemoteAnswer.Window
        );
    }

    internal NodeId? NodeOf(long ask) => _asks.GetValueOrDefault(ask)?.Answer.Node;

    /// <summary>From now on the other end may have begun it.</summary>
    internal bool IsSaid(long ask) => _asks.GetValueOrDefault(ask) is { IsSaid: true };

    internal void Said(long ask)
    {
        if (_asks.TryGetValue(ask, out var open))
        {
            open.IsSaid = true;
        }
    }

    internal void Hear(NodeId node, FrameWord word)
    {
        if (word.Frame is not { } frame || !_asks.TryGetValue(word.Ask, out var open) || open.Answer.Node != node)
        {
            return;
        }

        open.Answer.Add(frame);
        if (frame is EndFrame)
        {
            _asks.Remove(word.Ask);
        }
    }

    internal void End(long ask, RemoteFault fault)
    {
        if (_asks.Remove(ask, out var open))
        {
            open.Answer.End(fault);
        }
    }

    /// <summary>What was said to the node is lost; what was not said yet may still be.</summary>
    /// <returns>What was said.</returns>
    internal IReadOnlyList<long> Lose(NodeId node)
    {
        var lost = _asks
            .Where(open => open.Value.Answer.Node == node && open.Value.IsSaid)
            .Select(open => open.Key)
            .ToList();
        lost.ForEach(ask => End(ask, RemoteFault.Lost));
        return lost;
    }

    internal IReadOnlyList<NodeId> Nodes => [.. _asks.Values.Select(open => open.Answer.Node).Distinct()];

    internal IReadOnlyList<long> Open => [.. _asks.Keys];

    internal static RemoteFault FaultOf(SayResult result) =>
        result is SayResult.TooLarge ? RemoteFault.TooLarge : RemoteFault.NotUnderstood;

    private sealed class Asked(RemoteAnswer answer)
    {
        internal RemoteAnswer Answer => answer;

        internal bool IsSaid { get; set; }
    }
}
