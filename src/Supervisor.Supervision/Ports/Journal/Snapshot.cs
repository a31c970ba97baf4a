namespace Supervisor.Supervision.Ports.Journal;

/// <param name="Version">The version of the last event that the state contains.</param>
/// <param name="Schema">The version of the payload's shape.</param>
/// <param name="Payload">The state as UTF-8 JSON.</param>
public sealed record Snapshot(long Version, int Schema, ReadOnlyMemory<byte> Payload);
