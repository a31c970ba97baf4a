using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;

namespace Supervisor.Tests.Cluster.Coordination;

public sealed class MemoryCoordinationTests : CoordinationContract
{
    private readonly VirtualClock _clock = new();
    private readonly MemoryMedium _medium;

    public MemoryCoordinationTests() => _medium = new MemoryMedium(Changes.Store(1), _clock);

    protected override ICoordination Open() => new MemoryCoordination(_medium);

    protected override ICoordination OpenAnother() => new MemoryCoordination(new MemoryMedium(Changes.Store(2)));

    protected override Task CloseAsync(ICoordination client) => Task.CompletedTask;

    protected override bool LetPass(TimeSpan span)
    {
        var until = _clock.Elapsed + span;
        while (_clock.MoveToNextTimer(until)) { }
        _clock.MoveTo(until);
        return true;
    }
}
