namespace Supervisor.Contracts.Readiness;

/// <summary>The variables by which an agent's program finds its supervisor. The libraries and the daemon agree on these.</summary>
public static class AgentVariables
{
    public const string Agent = "SUPERVISOR_AGENT";
    public const string Group = "SUPERVISOR_GROUP";

    /// <summary>The unix socket that takes words over HTTP: the agent's own, so it need not say who it is.</summary>
    public const string Socket = "SUPERVISOR_SOCKET";

    /// <summary>A file, because an environment is readable by too many.</summary>
    public const string TokenFile = "SUPERVISOR_TOKEN_FILE";

    /// <summary>In which epoch its group is owned by this node; 0 for what cannot move.</summary>
    public const string Epoch = "SUPERVISOR_EPOCH";

    /// <summary>Which start of the agent this is.</summary>
    public const string Incarnation = "SUPERVISOR_INCARNATION";

    /// <summary>A file that says it, for programs whose environment stays the same for many starts.</summary>
    public const string IncarnationFile = "SUPERVISOR_INCARNATION_FILE";

    /// <summary>The number of a descriptor: a line that is written to it means that the agent is ready.</summary>
    public const string NotifyDescriptor = "SUPERVISOR_NOTIFY_FD";

    /// <summary>The value of <see cref="NotifyDescriptor"/>: whoever starts the program puts the descriptor there.</summary>
    public const int NotifyDescriptorNumber = 3;

    /// <summary>systemd's: the datagram socket of its notify protocol.</summary>
    public const string NotifySocket = "NOTIFY_SOCKET";

    /// <summary>systemd's: the microseconds within which the program has to say that it lives.</summary>
    public const string WatchdogMicroseconds = "WATCHDOG_USEC";
}
