using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>The lanes of one link, both ways.</summary>
internal sealed class LinkLanes
{
    private readonly LinkEnds _ends;
    private readonly IReadOnlyList<ILaneEnd> _lanes;
    private readonly LaneLink[] _links;
    private readonly ILaneInlet[] _inlets;
    private readonly OutboundLane?[] _byPeersNumber = new OutboundLane?[LinkProtocol.MostLanes];

    /// <param name="sayTaken">Tells the peer what was taken of a lane, by our number.</param>
    public LinkLanes(LinkEnds ends, IReadOnlyList<ILaneEnd> lanes, Action<byte, long> sayTaken)
    {
        (_ends, _lanes) = (ends, lanes);
        _links =
        [
            .. lanes
                .Select((_, i) => new InboundCredit(ends.Window, bytes => sayTaken((byte)i, bytes)))
                .Select(credit => new LaneLink(ends.Terms.Peer, ends.Id, credit)),
        ];
        _inlets = new ILaneInlet[lanes.Count];
        Outbound = [.. ends.Terms.Lanes.Select(Open)];
    }

    /// <summary>By our number; null for what the peer does not understand.</summary>
    public IReadOnlyList<OutboundLane?> Outbound { get; }

    public void TellLinked()
    {
        for (var i = 0; i < _lanes.Count; i++)
        {
            _inlets[i] = _lanes[i].Linked(_links[i]);
        }
    }

    /// <returns>False when there is no such lane.</returns>
    public bool Receive(LinkFrame frame)
    {
        if (frame.Lane >= _lanes.Count)
        {
            return false;
        }

        if (!_inlets[frame.Lane].Take(frame.Body, frame.Bytes))
        {
            _ends.Observer.Unreadable(_ends.Terms.Peer, _lanes[frame.Lane].Name);
        }

        return true;
    }

    /// <summary>What was received goes to those who listen.</summary>
    public void HandOn()
    {
        foreach (var inlet in _inlets)
        {
            inlet.HandOn();
        }
    }

    /// <param name="number">The peer's.</param>
    public void Take(byte number, long bytes) => _byPeersNumber[number]?.Take(bytes);

    /// <param name="lane">Our number.</param>
    public void TellRoom(int lane) => _lanes[lane].Room(_ends.Terms.Peer, _ends.Id);

    public void TellLost(OperatorError reason)
    {
        foreach (var lane in _lanes)
        {
            lane.Lost(_ends.Terms.Peer, _ends.Id, reason);
        }
    }

    private OutboundLane? Open(byte? number) =>
        number is { } known ? _byPeersNumber[known] = new OutboundLane(known, _ends.Terms.Window) : null;
}
