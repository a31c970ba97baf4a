namespace Supervisor.Cluster.Coordination.Embedded;

/// <param name="Path">The database file; its directory must exist. All daemons that belong together name the same one.</param>
public sealed record EmbeddedSettings(string Path)
{
    /// <summary>A store that has not answered for so long is hung: nobody waits for it any longer.</summary>
    public TimeSpan AnswerDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long another process's lock is waited for; below the answer deadline.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>So many calls may wait for the file; the next is answered at once.</summary>
    public int WaitingCalls { get; init; } = 1024;

    /// <summary>How often a watch looks whether something has changed.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromMilliseconds(200);
}
