using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Ownership;

/// <summary>Reads the claims out of the entries of their folder.</summary>
internal static class ClaimBook
{
    public static ClaimsView Read(EntriesView view)
    {
        var claims = ImmutableSortedDictionary.CreateBuilder<string, Claim>(StringComparer.Ordinal);
        var damaged = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var group in Groups(view))
        {
            var owner = view.Find(ClaimKeys.Owner(group));
            if (!ClaimCodec.TryRead(group, owner, view.Find(ClaimKeys.Renewal(group)), out var claim))
            {
                damaged.Add(group);
            }
            else if (claim is not null)
            {
                claims.Add(group, claim);
            }
        }

        return new ClaimsView(view.Version, claims.ToImmutable(), damaged.ToImmutable(), view.CutOff);
    }

    private static IEnumerable<string> Groups(EntriesView view) =>
        view
            .Entries.Keys.Where(static key => key.IsIn(ClaimKeys.Folder))
            .Select(static key => key.Parts.ToArray())
            .Where(static parts => parts is [_, _, ClaimKeys.OwnerPart])
            .Select(static parts => parts[1]);
}
