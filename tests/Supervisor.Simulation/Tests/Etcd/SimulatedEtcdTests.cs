using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Simulation.Etcd;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;

namespace Supervisor.Simulation.Tests.Etcd;

/// <summary>The daemon's own client and the simulated etcd together keep what every store promises.</summary>
public sealed class SimulatedEtcdTests : CoordinationContract
{
    private readonly EtcdWorld _world = new(members: 3, EtcdTurns.Apart);

    protected override ICoordination Open() => _world.Open("/supervisor/home/", [1, 0, 2]);

    protected override ICoordination OpenAnother() => _world.Open("/supervisor/away/", [2]);

    protected override async Task CloseAsync(ICoordination client) => await ((EtcdCoordination)client).DisposeAsync();

    protected override bool LetPass(TimeSpan span)
    {
        _world.Run(span);
        return true;
    }
}
