using System.Collections.Immutable;
using Supervisor.Cluster.Joining.Desk;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>Who joins has no fleet, so no group of it can be one of the cluster's.</summary>
internal sealed class NoGroups : IRunningGroups
{
    public ImmutableDictionary<string, string> Now => ImmutableDictionary<string, string>.Empty;
}
