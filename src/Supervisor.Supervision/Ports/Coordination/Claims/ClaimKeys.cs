using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <summary>
/// A claim is two entries: who owns it, written when that changes, and the last renewal. So a renewal depends on none before
/// it, and a write can be fenced by the owner without being disturbed by renewals.
/// </summary>
public static class ClaimKeys
{
    public const string OwnerPart = "owner";
    public const string RenewalPart = "renewal";

    public static EntryKey Folder { get; } = EntryKey.Of("claims");

    public static EntryKey Owner(string group) => EntryKey.Of("claims", group, OwnerPart);

    public static EntryKey Renewal(string group) => EntryKey.Of("claims", group, RenewalPart);

    /// <summary>What is to be remembered of the group wherever it runs; written by its owner alone.</summary>
    public static EntryKey Note(string group) => EntryKey.Of("movable", group, "note");
}
