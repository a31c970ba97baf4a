using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Networks;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Simulation.Clusters.Lanes;

/// <summary>
/// One daemon's links to all others: opened when somebody has something to say, lost when nothing comes any more or when the other
/// end knows nothing of it.
/// </summary>
internal sealed class SimulatedLinks(Universe universe, SimulatedNetwork network, Machine machine, Daemon daemon)
{
    internal const string Opened = "a link opened";
    internal const string Silent = "a link lost because nothing came";
    internal const string Forgotten = "a link lost because its other end knew nothing of it";
    internal const string AtOnce = "two nodes that dialled each other at once";
    internal const string NoRoom = "a lane without room";

    private const string Port = "links";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Dialling = TimeSpan.FromSeconds(30);

    private readonly List<ILaneReceiver> _lanes = [];
    private readonly SortedDictionary<string, LinkEnd> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<NodeId, long> _latest = [];
    private readonly NodeId _self = Peers.IdOf(machine.Name);
    private long _links;
    private bool _isTicking;

    internal static IReadOnlyList<string> Situations { get; } = [Opened, Silent, Forgotten, AtOnce, NoRoom];

    internal ILane<TMessage> Add<TMessage>(LaneDefinition<TMessage> definition)
        where TMessage : class
    {
        var number = _lanes.Count;
        var lane = new SimulatedLane<TMessage>(definition, (node, body) => Say(number, node, body));
        _lanes.Add(lane);
        return lane;
    }

    /// <summary>From now on what the network brings to the machine is for this daemon.</summary>
    internal void Listen() =>
        network.Listen(
            machine.Name,
            datagram =>
            {
                // Nobody takes what comes to a machine that is suspended.
                if (datagram is { Port: Port, Content: LinkPacket packet } && !machine.Clock.IsAsleep)
                {
                    daemon.Deliver(() => Arrive(datagram.From, packet));
                }
            }
        );

    private SayResult Say(int lane, NodeId node, ReadOnlyMemory<byte> body)
    {
        if (EndTo(node) is not { Link: not null } end)
        {
            Dial(node);
            return SayResult.NotLinked;
        }

        if (!end.HasRoom(lane))
        {
            universe.Rarities.Reached(NoRoom);
            end.AwaitsRoom.Add(lane);
            return SayResult.Full;
        }

        end.Say(lane, body);
        return SayResult.Accepted;
    }

    private LinkEnd? EndTo(NodeId node) => _ends.GetValueOrDefault(node.Value);

    private void Dial(NodeId node)
    {
        if (EndTo(node) is not { } end)
        {
            end = NewEnd(node, Peers.NextConnection(universe));
            end.Dial();
        }

        end.DialsUntil = machine.Clock.Monotonic + Dialling;
        GoOnTicking();
    }

    private LinkEnd NewEnd(NodeId node, long connection)
    {
        var to = Peers.NameOf(node);
        var end = new LinkEnd(
            node,
            connection,
            _lanes.Count,
            packet => network.Send(new Datagram(machine.Name, to, Port, packet))
        )
        {
            HeardAt = machine.Clock.Monotonic,
        };
        _ends[node.Value] = end;
        return end;
    }

    private void Arrive(string from, LinkPacket packet)
    {
        var node = Peers.IdOf(from);
        if (packet.Kind == PacketKind.Dial)
        {
            BeDialled(node, packet.Connection);
        }
        else if (EndTo(node) is { } end && end.Connection == packet.Connection)
        {
            end.HeardAt = machine.Clock.Monotonic;
            Take(end, packet);
        }
        else if (packet.Kind != PacketKind.Reset)
        {
            network.Send(new Datagram(machine.Name, from, Port, new LinkPacket(PacketKind.Reset, packet.Connection)));
        }
    }

    private void BeDialled(NodeId node, long connection)
    {
        if (EndTo(node) is { } there)
        {
            if (there.Connection == connection)
            {
                there.Welcome();
                return;
            }

            if (there.Link is null)
            {
                universe.Rarities.Reached(AtOnce);
                if (string.CompareOrdinal(_self.Value, node.Value) < 0)
                {
                    return;
                }
            }
        }

        // One that is late by so much is nobody's any more.
        if (connection > _latest.GetValueOrDefault(node))
        {
            Drop(node, "The other node has opened another.");
            _latest[node] = connection;
            var end = NewEnd(node, connection);
            Open(end);
            end.Welcome();
            GoOnTicking();
        }
        else
        {
            // It was open here and is lost: who goes on dialling it would do so for ever.
            network.Send(
                new Datagram(machine.Name, Peers.NameOf(node), Port, new LinkPacket(PacketKind.Reset, connection))
            );
        }
    }

    private void Take(LinkEnd end, LinkPacket packet)
    {
        if (packet.Kind == PacketKind.Reset)
        {
            universe.Rarities.Reached(Forgotten);
            Drop(end.Peer, "The other node knows nothing of it.");
            return;
        }

        if (end.Link is null)
        {
            Open(end);
        }

        switch (packet.Kind)
        {
            case PacketKind.Piece:
                foreach (var piece in end.Hear(packet).ToList())
                {
                    _lanes[piece.Lane].OnSaid(end.Peer, end.Link!.Value, piece.Body, () => OnTaken(end, piece.Lane));
                }

                end.Beat();
                break;
            case PacketKind.Beat:
                foreach (var lane in end.HearBeat(packet))
                {
                    end.AwaitsRoom.Remove(lane);
                    _lanes[lane].OnRoom(end.Peer, end.Link!.Value);
                }

                break;
        }
    }

    private static void OnTaken(LinkEnd end, int lane)
    {
        if (!end.IsOver)
        {
            end.Take(lane);
        }
    }

    private void Open(LinkEnd end)
    {
        universe.Rarities.Reached(Opened);
        universe.Trace.Add($"{daemon.Name} is linked with {Peers.NameOf(end.Peer)} by {end.Connection}");
        _latest[end.Peer] = end.Connection;
        end.Open(new LinkId(++_links));
        _lanes.ForEach(lane => lane.OnLinked(end.Peer, end.Link!.Value));
    }

    private void Drop(NodeId node, string why)
    {
        if (!_ends.Remove(node.Value, out var end))
        {
            return;
        }

        end.Close();
        if (end.Link is { } link)
        {
            universe.Trace.Add($"{daemon.Name} has lost {Peers.NameOf(node)} and {end.Connection}: {why}");
            var reason = new OperatorError("link.lost", why, "", "");
            _lanes.ForEach(lane => lane.OnLost(node, link, reason));
        }
    }

    private void GoOnTicking()
    {
        if (!_isTicking)
        {
            _isTicking = true;
            daemon.After(Tick, OnTick);
        }
    }

    private void OnTick()
    {
        _isTicking = false;
        var now = machine.Clock.Monotonic;
        foreach (var end in _ends.Values.ToList())
        {
            if (end.Link is null)
            {
                DialAgain(end, now);
            }
            else if (now - end.HeardAt > Patience)
            {
                universe.Rarities.Reached(Silent);
                Drop(end.Peer, "Nothing came of the other node.");
            }
            else
            {
                end.SendAgain();
                end.Beat();
            }
        }

        if (_ends.Count > 0)
        {
            GoOnTicking();
        }
    }

    private void DialAgain(LinkEnd end, TimeSpan now)
    {
        if (now > end.DialsUntil)
        {
            Drop(end.Peer, "");
        }
        else
        {
            end.Dial();
        }
    }
}
