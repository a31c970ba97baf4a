using System.Collections.Immutable;

namespace Supervisor.Cluster.Joining.Desk;

internal interface IRunningGroups
{
    /// <summary>The groups of the cluster that run, and on which node by name.</summary>
    ImmutableDictionary<string, string> Now { get; }
}
