using Supervisor.Contracts.Ids;

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
);
