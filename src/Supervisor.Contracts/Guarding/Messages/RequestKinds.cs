namespace Supervisor.Contracts.Guarding.Messages;

public static class RequestKinds
{
    /// <summary>First of all: which versions the asker speaks.</summary>
    public const string Hello = "hello";

    /// <summary>Starts a workload, or says what there is of that name.</summary>
    public const string Start = "start";

    /// <summary>A signal to the process group, a grace, then the end of all. Asked again it may only hasten.</summary>
    public const string Stop = "stop";

    /// <summary>A signal to the first process, and nothing else.</summary>
    public const string Signal = "signal";

    /// <summary>Moves the deadline on; never back.</summary>
    public const string Leash = "leash";

    /// <summary>All workloads in pages: the truth, of which events are only news.</summary>
    public const string List = "list";

    /// <summary>The exit is known for good where it matters; the guard may forget the workload.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>Events after a position, and those to come.</summary>
    public const string Subscribe = "subscribe";

    /// <summary>
    /// All the logs that are to be looked after beside those of workloads, until this is said again: others write to them.
    /// </summary>
    public const string KeepLogs = "keep-logs";

    /// <summary>Some of the logs which the next <see cref="KeepLogs"/> of this connection completes; until then nothing changes.</summary>
    public const string KeepLogsPart = "keep-logs-part";

    /// <summary>Ends the guard; while workloads run only by force, and they run on for the next guard to adopt.</summary>
    public const string End = "end";

    /// <summary>Puts a container on a leash, tells which process it is, or moves its deadline on.</summary>
    public const string Hold = "hold";

    /// <summary>Lets go of a container, by the name that it is held by.</summary>
    public const string Release = "release";

    /// <summary>All containers that are held.</summary>
    public const string Held = "held";
}
