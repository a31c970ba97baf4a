using Supervisor.Fleet.Values;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>What a cluster's fleet is made of, once one of its nodes has brought or changed its own.</summary>
/// <param name="kept">Of what was there.</param>
/// <param name="own">The node's.</param>
internal sealed class MergedParts(IEnumerable<RevisionContent> kept, IEnumerable<RevisionContent> own)
{
    public bool IsOwnFirst { get; init; }

    public ValueList<RevisionContent> Kept { get; } = kept.ToValueList();

    public ValueList<RevisionContent> Own { get; } = own.ToValueList();

    /// <param name="basis">The last revision that somebody applied.</param>
    /// <param name="cluster">The cluster's id.</param>
    public RevisionContent Compose(long? basis, string? cluster)
    {
        RevisionContent[] all = IsOwnFirst ? [.. Own, .. Kept] : [.. Kept, .. Own];
        return all switch
        {
            [] => Nothing(cluster) with { Basis = basis },
            [var alone] => alone with { Basis = basis },
            [var first, .. var rest] => first with
            {
                Version = RevisionContent.VersionWithParts,
                Basis = basis,
                Parts = rest,
            },
        };
    }

    private static RevisionContent Nothing(string? cluster) =>
        new(
            RevisionContent.CurrentVersion,
            [],
            Node: null,
            [],
            new Dictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        )
        {
            Cluster = cluster,
        };
}
