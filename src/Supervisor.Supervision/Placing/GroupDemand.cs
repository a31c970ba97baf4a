using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;

namespace Supervisor.Supervision.Placing;

/// <summary>What a group takes of the machine that it runs on, and what a movable one asks of it.</summary>
/// <param name="Home">The node of its file; null: the file names none.</param>
public sealed record GroupDemand(string Group, string? Home)
{
    /// <summary>No group of the fleet, and no name that one can have: what the daemon itself takes of its machine.</summary>
    public const string OfDaemon = "the daemon";

    public ValueMap<string> Labels { get; init; } = ValueMap<string>.Empty;

    public string? Arch { get; init; }

    public Spreading Prefer { get; init; } = Spreading.Spread;

    /// <summary>A card must be at least so large, however much of it is taken.</summary>
    public long? CardBytes { get; init; }

    /// <summary>Taken of one card; null: none.</summary>
    public GpuNeed? Gpu { get; init; }

    /// <summary>What it reserves, and its limit where it reserves nothing; null: it says neither, and takes nothing.</summary>
    public long? MemoryBytes { get; init; }

    public ValueList<PortDemand> Ports { get; init; } = [];

    /// <summary>What it asks for that a node may forbid; of a movable one.</summary>
    public ValueList<Privilege> Privileges { get; init; } = [];
}
