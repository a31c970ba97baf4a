using System.Collections.Immutable;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Views;

/// <summary>Who is turned away, whatever the authority has vouched for.</summary>
internal static class DenyRules
{
    private const string WhyUnread = "A newer supervisor has said so, in a form that this version does not know.";

    public static DenyView Read(EntriesView view)
    {
        var nodes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var keys = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in view.Entries.Values)
        {
            var why = TrustText.Read(entry.Value, TrustJson.Default.DenialRecord)?.Why ?? WhyUnread;
            switch (entry.Key.Parts.ToArray())
            {
                case [_, TrustKeys.DeniedNodePart, var node]:
                    nodes[node] = why;
                    break;
                case [_, TrustKeys.DeniedKeyPart, var key]:
                    keys[key] = why;
                    break;
            }
        }

        return new DenyView(view.Version, nodes.ToImmutable(), keys.ToImmutable(), view.CutOff);
    }

    /// <summary>Null when nothing stands against the peer.</summary>
    public static OperatorError? WhyDenied(DenyView view, PeerProof proof)
    {
        if (view.Keys.TryGetValue(proof.Key, out var why))
        {
            return PeerErrors.Denied(proof, why);
        }

        return proof.Name.Bearer is Bearer.OfNode node && view.Nodes.TryGetValue(node.Id.Value, out why)
            ? PeerErrors.Denied(proof, why)
            : null;
    }
}
