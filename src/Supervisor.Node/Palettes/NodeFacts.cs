using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Limits;

namespace Supervisor.Node.Palettes;

/// <summary>What does not change while the daemon runs.</summary>
/// <param name="StartedTimestamp">The same moment on the clock that nobody sets.</param>
internal sealed record NodeFacts(
    string Name,
    NodeId Node,
    ClusterId Cluster,
    string Version,
    int ProcessId,
    DateTimeOffset Started,
    long StartedTimestamp
)
{
    /// <summary>What is not run here, whoever asks.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.None;
}
