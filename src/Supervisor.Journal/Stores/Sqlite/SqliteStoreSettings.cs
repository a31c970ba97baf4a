namespace Supervisor.Journal.Stores.Sqlite;

/// <param name="Path">The database file; its directory must exist.</param>
public sealed record SqliteStoreSettings(string Path)
{
    /// <summary>How much room is held back on the disk for the day it is full; 0 for none.</summary>
    public long ReserveBytes { get; init; } = 4 << 20;

    /// <summary>How long a lock of another program is waited for; below the writer's answer deadline.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
