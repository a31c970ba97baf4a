namespace Supervisor.Supervision.Roster;

/// <summary>What <see cref="GroupSnapshot.State"/> may be. Shown to programs: append only.</summary>
public static class GroupStates
{
    public const string Running = "running";
    public const string Restarting = "restarting";
    public const string Stopping = "stopping";
    public const string Stopped = "stopped";
    public const string Quarantined = "quarantined";
}
