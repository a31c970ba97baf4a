using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <param name="Value">Any text; the one who keeps it there gives it a form with a version.</param>
/// <param name="Version">The version of the entries at which it was last written: another version is another writing.</param>
/// <param name="Since">The version at which it was made. It stays while the entry is there, and no later entry of the key has it.</param>
/// <param name="Lease">The lease with which it goes; null when it stays.</param>
public sealed record Entry(EntryKey Key, string Value, long Version, long Since, LeaseId? Lease);
