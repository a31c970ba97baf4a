using System.Collections.Immutable;
using Supervisor.Cluster.Trust.Records;

namespace Supervisor.Cluster.Trust.Views;

/// <summary>What people may do, as it was told last.</summary>
/// <param name="People">By name; who cannot be read may do nothing.</param>
/// <param name="CutOff">Why nobody can say what changed since; empty when this is current.</param>
internal sealed record RolesView(long Version, ImmutableDictionary<string, PersonRecord> People, string CutOff)
{
    public static RolesView Unknown { get; } =
        new(0, ImmutableDictionary<string, PersonRecord>.Empty, "Nobody was asked yet.");
}
