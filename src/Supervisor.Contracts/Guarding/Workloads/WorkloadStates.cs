namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>Where a workload is in its life; it only ever goes down this list.</summary>
public static class WorkloadStates
{
    /// <summary>Written down, and not yet known to run. Seen only by a guard that took over from one that died here.</summary>
    public const string Starting = "starting";

    public const string Running = "running";

    /// <summary>Its first process has ended, and what it left behind is being killed.</summary>
    public const string Ending = "ending";

    /// <summary>Nothing of it is left but its exit, kept until it is acknowledged.</summary>
    public const string Exited = "exited";
}
