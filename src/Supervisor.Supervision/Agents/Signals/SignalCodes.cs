namespace Supervisor.Supervision.Agents.Signals;

public static class SignalCodes
{
    /// <summary>It came from an incarnation that is not the one that runs.</summary>
    public const string OldIncarnation = "signal.old-incarnation";

    /// <summary>Nothing of that agent runs.</summary>
    public const string NotRunning = "signal.not-running";

    public const string UnknownAgent = "signal.unknown-agent";
}
