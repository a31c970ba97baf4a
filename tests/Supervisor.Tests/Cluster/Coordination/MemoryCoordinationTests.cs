using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;

namespace Supervisor.Tests.Cluster.Coordination;

public sealed class MemoryCoordinationTests : CoordinationContract
{
    private readonly MemoryMedium _medium = new(Changes.Store(1));

    protected override ICoordination Open() => new MemoryCoordination(_medium);

    protected override ICoordination OpenAnother() => new MemoryCoordination(new MemoryMedium(Changes.Store(2)));

    protected override Task CloseAsync(ICoordination client) => Task.CompletedTask;
}
