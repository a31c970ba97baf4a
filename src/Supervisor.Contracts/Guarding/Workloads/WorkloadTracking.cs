namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>How the processes of one workload are held together.</summary>
public static class WorkloadTracking
{
    /// <summary>A cgroup of version 2: nothing escapes, and all of it dies at once.</summary>
    public const string Cgroup2 = "cgroup2";

    /// <summary>A cgroup of version 1: nothing escapes, and all of it is frozen, then killed.</summary>
    public const string Freezer = "freezer";

    /// <summary>No cgroup: session, descent and the guard's mark in the environment are all there is to go by.</summary>
    public const string Session = "session";
}
