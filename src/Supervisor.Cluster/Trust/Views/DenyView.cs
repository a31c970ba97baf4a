using System.Collections.Immutable;

namespace Supervisor.Cluster.Trust.Views;

/// <summary>Who is turned away, as it was told last.</summary>
/// <param name="Nodes">Their ids, and why.</param>
/// <param name="Keys">The hashes of public keys, and why.</param>
/// <param name="CutOff">Why nobody can say what changed since; empty when this is current.</param>
internal sealed record DenyView(
    long Version,
    ImmutableDictionary<string, string> Nodes,
    ImmutableDictionary<string, string> Keys,
    string CutOff
)
{
    public static DenyView Unknown { get; } =
        new(
            0,
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty,
            "Nobody was asked yet."
        );
}
