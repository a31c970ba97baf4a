namespace Supervisor.Contracts.Palettes;

/// <summary>What the exit code of <c>pbm</c> says; the <c>end</c> frame carries it.</summary>
public static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The command ran and failed, or found what it was asked to look for.</summary>
    public const int Failed = 1;

    /// <summary>Nothing was done: the line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Nothing was done: no node answers, or it went away while it was only being read.</summary>
    public const int Unreachable = 3;

    /// <summary>Nothing was done: the caller may not.</summary>
    public const int NotAllowed = 4;

    /// <summary>A change was asked for and its outcome is not known; asking again with the same id is safe.</summary>
    public const int OutcomeUnknown = 5;

    /// <summary>Ctrl+C ended something that was neither a stream nor a change; as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    public static int Of(string errorCode) =>
        errorCode switch
        {
            ErrorCodes.OutcomeUnknown => OutcomeUnknown,
            ErrorCodes.Unreachable
            or ErrorCodes.ConnectionLost
            or ErrorCodes.BadAnswer
            or ErrorCodes.Stopping
            or ErrorCodes.Busy => Unreachable,
            ErrorCodes.Interrupted => Interrupted,
            _ when errorCode.StartsWith("usage.", StringComparison.Ordinal) => Usage,
            _ when errorCode.StartsWith("request.", StringComparison.Ordinal) => Usage,
            _ when errorCode.StartsWith("access.", StringComparison.Ordinal) => NotAllowed,
            _ => Failed,
        };
}
