using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;

namespace Supervisor.Supervision.Ports.Membership;

/// <summary>A node as it says of itself for as long as it lives.</summary>
/// <param name="Run">This start of its daemon; random.</param>
/// <param name="Version">Of its program.</param>
/// <param name="Since">When that start was.</param>
public sealed record Member(NodeId Node, string Name, string Run, string Version, HybridTime Since)
{
    /// <summary>Where it takes links, as <c>host:port</c>, the best first.</summary>
    public ValueList<string> Addresses { get; init; } = [];

    /// <summary>As in <c>x64</c>; empty when it did not say.</summary>
    public string Arch { get; init; } = "";

    /// <summary>0 when it did not say.</summary>
    public int Cores { get; init; }

    /// <inheritdoc cref="Cores"/>
    public long MemoryBytes { get; init; }

    /// <summary>The highest level of a cluster that its program speaks.</summary>
    public int Level { get; init; } = 1;

    /// <summary>What it does not run, whoever asks; it holds to that whatever others make of it.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.None;
}
