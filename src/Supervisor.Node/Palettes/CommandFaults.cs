using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes;

/// <summary>What an operator is told when a command did not come to its own end.</summary>
internal static class CommandFaults
{
    public static OperatorError NodeStops(string command, bool isChange) =>
        isChange
            ? Unknown(command, "The node stopped while it ran.")
            : new OperatorError(
                ErrorCodes.Stopping,
                $"'{command}' was ended.",
                "The node stops.",
                "Ask again once it is up."
            );

    public static OperatorError Internal(string command, bool isChange, Exception fault)
    {
        var why = $"The node met a fault of its own: {fault.GetType().Name}: {fault.Message}";
        return isChange
            ? Unknown(command, why)
            : new OperatorError(ErrorCodes.Internal, $"'{command}' failed.", why, "The node's log has the details.");
    }

    private static OperatorError Unknown(string command, string why) =>
        new(
            ErrorCodes.OutcomeUnknown,
            $"Whether '{command}' was carried out is not known.",
            why,
            "Ask again with the same id: it runs at most once."
        );
}
