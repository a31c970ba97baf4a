using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model;

/// <summary>Where a group may run.</summary>
public abstract record Placement
{
    private Placement() { }

    /// <summary>On the node of its file, cluster or no cluster.</summary>
    public sealed record Pinned : Placement;

    /// <summary>On one of the nodes that fit.</summary>
    public sealed record Movable : Placement
    {
        public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

        public long? GpuMemoryBytes { get; init; }

        public string? Arch { get; init; }

        public Spreading Prefer { get; init; } = Spreading.Spread;
    }
}

public enum Spreading
{
    Spread,
    Pack,
}
