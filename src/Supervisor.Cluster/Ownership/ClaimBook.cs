using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Ownership;

/// <summary>
/// Reads the claims out of the entries of their folder. What it has read it does not read again: each claim is renewed every second,
/// and all of the folder comes with each renewal of one.
/// </summary>
internal sealed class ClaimBook
{
    private Dictionary<EntryKey, Page> _pages = [];

    public ClaimsView Read(EntriesView view)
    {
        var claims = ImmutableSortedDictionary.CreateBuilder<string, Claim>(StringComparer.Ordinal);
        var damaged = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var pages = new Dictionary<EntryKey, Page>();
        foreach (var owner in view.Entries.Values)
        {
            if (PageOf(owner, view) is not { } page)
            {
                continue;
            }

            pages.Add(owner.Key, page);
            if (page.IsDamaged)
            {
                damaged.Add(page.Group);
            }
            else if (page.Claim is { } claim)
            {
                claims.Add(page.Group, claim);
            }
        }

        _pages = pages;
        return new ClaimsView(view.Version, claims.ToImmutable(), damaged.ToImmutable(), view.CutOff);
    }

    /// <summary>Null: the entry is no owner's.</summary>
    private Page? PageOf(Entry owner, EntriesView view)
    {
        if (_pages.TryGetValue(owner.Key, out var known))
        {
            var renewal = view.Find(known.RenewalKey);
            return known.Owner == owner && known.Renewal == renewal
                ? known
                : Page.Of(known.Group, known.RenewalKey, owner, renewal);
        }

        return GroupOf(owner.Key) is { } group && ClaimKeys.Renewal(group) is var key
            ? Page.Of(group, key, owner, view.Find(key))
            : null;
    }

    private static string? GroupOf(EntryKey key) =>
        key.IsIn(ClaimKeys.Folder) && key.Parts.ToArray() is [_, var group, ClaimKeys.OwnerPart] ? group : null;

    private sealed record Page(string Group, EntryKey RenewalKey, Entry Owner, Entry? Renewal, Claim? Claim)
    {
        public required bool IsDamaged { get; init; }

        public static Page Of(string group, EntryKey key, Entry owner, Entry? renewal)
        {
            var isRead = ClaimCodec.TryRead(group, owner, renewal, out var claim);
            return new Page(group, key, owner, renewal, claim) { IsDamaged = !isRead };
        }
    }
}
