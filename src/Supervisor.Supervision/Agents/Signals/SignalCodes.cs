namespace Supervisor.Supervision.Agents.Signals;

public static class SignalCodes
{
    /// <summary>It came from an incarnation that is not the one that runs.</summary>
    public const string OldIncarnation = "signal.old-incarnation";

    /// <summary>Nothing of that agent runs.</summary>
    public const string NotRunning = "signal.not-running";

    /// <summary>Its supervisor has only just started, or does not listen to it yet, and will take it in a moment.</summary>
    public const string NotYet = "signal.not-yet";

    /// <summary>Its supervisor is out of use.</summary>
    public const string OutOfUse = "signal.out-of-use";

    public const string UnknownAgent = "signal.unknown-agent";
}
