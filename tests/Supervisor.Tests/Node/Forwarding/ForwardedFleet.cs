using Supervisor.Contracts.Ids;
using Supervisor.Node.Composition;
using Supervisor.Node.Forwarding;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Membership;
using Supervisor.Tests.Node.Palettes.Views;

namespace Supervisor.Tests.Node.Forwarding;

/// <summary>Nodes whose commands reach each other, all on the test's own thread.</summary>
internal sealed class ForwardedFleet
{
    private readonly LaneSwitch<RosterWord> _rosters = new(RosterLane.Definition);

    public ForwardedFleet(params string[] names)
    {
        Nodes = [.. names.Select((name, index) => Start(name, (byte)(index + 1)))];
        var pump = new CommandPump([.. Nodes.Select(node => node.Actors)]);
        foreach (var node in Nodes)
        {
            node.Pump = pump;
        }
    }

    public IReadOnlyList<FleetKit> Nodes { get; }

    /// <summary>What makes each of them answer for all.</summary>
    public List<FleetForwarding> Forwardings { get; } = [];

    public LaneSwitch<CommandWord> Lanes { get; } = new(CommandLane.Definition);

    public KnownMembers Members { get; } = new();

    public static NodeId Id(int number) => NodeId.FromEntropy([.. Enumerable.Repeat((byte)number, 16)]);

    private FleetKit Start(string name, byte number)
    {
        Members.Come(Id(number), name);
        return new FleetKit(
            name: name,
            number: number,
            widen: (services, own) =>
            {
                var others = new OtherNodes(Members, _rosters.Open(Id(number)), Lanes.Open(Id(number)));
                Forwardings.Add(FleetForwarding.Start(others, services, own));
                return Forwardings[^1].Palettes;
            }
        );
    }
}
