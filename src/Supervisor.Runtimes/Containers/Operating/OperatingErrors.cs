using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>What stands in the way of what an operator wants of a container.</summary>
internal static class OperatingErrors
{
    public const string NotEnded = "containers.command-runs-on";

    private const int ShownLetters = 12;

    public static OperatorError NoEngine { get; } =
        new(
            ErrorCodes.Unavailable,
            "The container engine cannot be asked.",
            "The daemon has no connection to one.",
            "'pbm node doctor' says what is wrong with it."
        );

    public static OperatorError NoContainer(AgentAddress agent) =>
        new(
            ErrorCodes.Refused,
            $"{agent} has no container yet.",
            "It is made with the first start.",
            $"pbm agent why {agent}"
        );

    public static OperatorError RunsOn(string container, int pid) =>
        new(
            NotEnded,
            $"The command runs on in the container {container[..Math.Min(container.Length, ShownLetters)]}.",
            "Its processes cannot be seen from here, and the engine has no way to end them.",
            pid > 0 ? $"kill {pid}, on the engine's machine" : "Restart the container if it must not run."
        );
}
