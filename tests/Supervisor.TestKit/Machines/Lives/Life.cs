using System.Diagnostics;

namespace Supervisor.TestKit.Machines.Lives;

/// <summary>One run of an agent, as it said itself.</summary>
/// <param name="name">The agent's.</param>
/// <param name="node">Where it runs.</param>
/// <param name="epoch">By which its group may run there; 0 where that does not matter.</param>
/// <param name="bornAt">When its first word was read; a reading of <see cref="Stopwatch"/>.</param>
internal sealed class Life(string name, string node, long epoch, string incarnation, long bornAt)
{
    private long _seenAt = bornAt;

    public string Name { get; } = name;

    public string Node { get; } = node;

    public long Epoch { get; } = epoch;

    public string Incarnation { get; } = incarnation;

    public long BornAt { get; } = bornAt;

    /// <summary>When its last word was read.</summary>
    public long SeenAt => Volatile.Read(ref _seenAt);

    public void Seen(long at) => Volatile.Write(ref _seenAt, at);

    public override string ToString() => $"{Name} on {Node}, epoch {Epoch}, {Incarnation}";
}
