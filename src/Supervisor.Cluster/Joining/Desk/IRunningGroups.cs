using System.Collections.Immutable;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Desk;

internal interface IRunningGroups
{
    /// <summary>The groups that the cluster has for other nodes than one, and for which, by name; or why that is not known.</summary>
    Task<Outcome<ImmutableDictionary<string, string>>> ElsewhereAsync(string node);
}
