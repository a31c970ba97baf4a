using Supervisor.Actors.Systems;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>What listening to agents' keys takes.</summary>
/// <param name="Node">The node's name.</param>
internal sealed record RedisServices(
    string Node,
    SignalDelivery Delivery,
    TimeProvider Clock,
    IChance Chance,
    RedisLog Log
)
{
    private readonly long _start = Clock.GetTimestamp();

    public KeyBook Book { get; } = new();

    public WakeUp Wake { get; } = new(Clock);

    /// <summary>For how long keys have to live is counted by a clock that nobody sets.</summary>
    public TimeSpan Now => Clock.GetElapsedTime(_start);
}
