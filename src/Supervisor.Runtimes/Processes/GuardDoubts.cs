using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>What an error of a question to the guard leaves open.</summary>
internal static class GuardDoubts
{
    /// <summary>The guard itself says that it did not: then nothing was done.</summary>
    public static bool IsCertain(OperatorError error) =>
        error.Code
            is not (
                GuardErrorCodes.ConnectionLost
                or GuardErrorCodes.NoAnswer
                or GuardErrorCodes.Unreachable
                or GuardErrorCodes.NotStarted
            );
}
