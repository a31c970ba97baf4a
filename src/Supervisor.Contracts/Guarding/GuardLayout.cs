namespace Supervisor.Contracts.Guarding;

/// <summary>Where a guard keeps what is its own, within the node's data directory. Guard and daemon agree on these names.</summary>
public sealed record GuardLayout(string DataDirectory)
{
    /// <summary>Held locked by the one guard that there is.</summary>
    public string Lock => Path.Combine(DataDirectory, "guard.lock");

    /// <summary>Where it answers; for root and the guard's own user.</summary>
    public string Socket => Path.Combine(DataDirectory, "guard.sock");

    /// <summary>What the guard itself has to say.</summary>
    public string Log => Path.Combine(DataDirectory, "guard.log");

    /// <summary>One file a workload, until its exit is acknowledged.</summary>
    public string Workloads => Path.Combine(DataDirectory, "guard", "workloads");

    /// <summary>One file a container that is on a leash, until it is released.</summary>
    public string Holds => Path.Combine(DataDirectory, "guard", "holds");

    /// <summary>The logs of others that are looked after.</summary>
    public string KeptLogs => Path.Combine(DataDirectory, "guard", "logs.json");

    /// <summary>The named pipes behind notification descriptors.</summary>
    public string Pipes => Path.Combine(DataDirectory, "guard", "pipes");

    /// <summary>Files of <see cref="Workloads"/> and <see cref="Holds"/> that could not be read, kept for whoever wants to know why.</summary>
    public string Unreadable => Path.Combine(DataDirectory, "guard", "unreadable");
}
