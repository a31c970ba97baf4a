using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Simulation.Clusters.Lanes;

/// <summary>
/// One end of a connection: what was said is sent until the other end has it, and handed on in order, once. Nothing comes of it
/// any more when it is over.
/// </summary>
internal sealed class LinkEnd(NodeId peer, long connection, int lanes, Action<LinkPacket> send)
{
    internal const int Window = 12;

    private readonly SortedDictionary<long, LinkPacket> _unheard = [];
    private readonly SortedDictionary<long, LinkPacket> _early = [];
    private readonly long[] _said = new long[lanes];
    private readonly long[] _takenThere = new long[lanes];
    private readonly long[] _takenHere = new long[lanes];
    private long _lastSent;
    private long _lastHeard;

    internal NodeId Peer => peer;

    internal long Connection => connection;

    /// <summary>Null while the other end has not answered.</summary>
    internal LinkId? Link { get; private set; }

    /// <summary>On the machine's clock, when anything last came of the other end.</summary>
    internal TimeSpan HeardAt { get; set; }

    /// <summary>Until when it is dialled.</summary>
    internal TimeSpan DialsUntil { get; set; }

    /// <summary>Lanes in which somebody was told that there is no room.</summary>
    internal HashSet<int> AwaitsRoom { get; } = [];

    internal bool IsOver { get; private set; }

    internal void Open(LinkId link) => Link = link;

    internal void Close() => IsOver = true;

    internal void Dial() => send(new LinkPacket(PacketKind.Dial, connection));

    internal void Welcome() => send(new LinkPacket(PacketKind.Welcome, connection));

    internal bool HasRoom(int lane) => _said[lane] - _takenThere[lane] < Window;

    internal void Say(int lane, ReadOnlyMemory<byte> body)
    {
        _said[lane]++;
        var piece = new LinkPacket(PacketKind.Piece, connection, ++_lastSent, lane, body);
        _unheard.Add(piece.Number, piece);
        send(piece);
    }

    internal void Take(int lane)
    {
        _takenHere[lane]++;
        Beat();
    }

    internal void Beat() =>
        send(new LinkPacket(PacketKind.Beat, connection, _lastHeard, Taken: ImmutableArray.Create(_takenHere)));

    internal void SendAgain()
    {
        foreach (var piece in _unheard.Values)
        {
            send(piece);
        }
    }

    /// <returns>What can be handed on now, in order.</returns>
    internal IEnumerable<LinkPacket> Hear(LinkPacket piece)
    {
        if (piece.Number > _lastHeard)
        {
            _early.TryAdd(piece.Number, piece);
        }

        while (_early.Remove(_lastHeard + 1, out var next))
        {
            _lastHeard++;
            yield return next;
        }
    }

    /// <returns>Lanes that have room again, and in which somebody waits for that.</returns>
    internal IReadOnlyList<int> HearBeat(LinkPacket beat)
    {
        foreach (var number in _unheard.Keys.TakeWhile(number => number <= beat.Number).ToList())
        {
            _unheard.Remove(number);
        }

        for (var lane = 0; lane < lanes; lane++)
        {
            // They overtake each other.
            _takenThere[lane] = Math.Max(_takenThere[lane], beat.Taken[lane]);
        }

        return [.. AwaitsRoom.Where(HasRoom).Order()];
    }
}
