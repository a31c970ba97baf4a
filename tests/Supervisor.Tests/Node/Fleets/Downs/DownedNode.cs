using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Downs;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Node.Palettes.Views;
using FleetKit = Supervisor.Tests.Supervision.Nodes.FleetKit;

namespace Supervisor.Tests.Node.Fleets.Downs;

/// <summary>A node's supervisor with a revision that it holds, and the desk before it.</summary>
internal sealed class DownedNode
{
    private readonly FleetKit _node = new();
    private readonly DownDesk _desk;
    private readonly CommandPump _pump;

    private readonly List<DownedNode> _all;

    /// <param name="all">Whose clocks go alike.</param>
    public DownedNode(List<DownedNode> all, Func<VirtualClock, ICoordination?> open)
    {
        _all = all;
        all.Add(this);
        var clock = _node.Actors.Clock;
        _desk = new DownDesk(open(clock), _node.Node, new HybridClock(clock), new OneByOne());
        _pump = new CommandPump(_node.Actors);
        Apply(1);
    }

    public bool IsDown => _node.State().Fleet.StoppedBy is not null;

    public void Apply(long revision)
    {
        _node.Apply(FleetKit.Plan(revision, "web"), $"hash {revision}");
        _node.State().Fleet.Revision.ShouldBe(revision);
    }

    public void StepClock(TimeSpan step) => _node.Actors.Clock.WallClockStep = step;

    public OperatorError? Stop(CommandId id) => After(() => _desk.StopAsync(id, "ann"));

    public OperatorError? Start(CommandId id) => After(() => _desk.StartAsync(id, "ann"));

    public OperatorError? Align() => After(_desk.AlignAsync);

    /// <summary>Whether a revision that it is about to hold is down for all.</summary>
    public bool Precedes(long revision)
    {
        var precedes = _pump.Run(() => _desk.PrecedeAsync(revision));
        precedes.IsOk.ShouldBeTrue();
        return precedes.Value;
    }

    /// <summary>Time passes between two words, so that one is later than the other on every node.</summary>
    private OperatorError? After(Func<Task<OperatorError?>> act)
    {
        foreach (var node in _all)
        {
            node._node.Actors.Advance(TimeSpan.FromSeconds(1));
        }

        return _pump.Run(act);
    }
}
