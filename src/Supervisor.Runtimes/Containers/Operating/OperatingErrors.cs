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

    /// <param name="left">By the machine's numbers.</param>
    public static OperatorError DoesNotGo(string container, IReadOnlyList<int> left) =>
        new(
            NotEnded,
            $"Processes of the command in the container {Short(container)} were killed and do not go: {string.Join(", ", left)}.",
            "They hang in the kernel, as on a disk that does not answer, or their container is paused.",
            $"They go when they go on. 'cat /proc/{left[0]}/wchan' says what the first of them waits for."
        );

    public static OperatorError RunsOn(string container, int pid) =>
        new(
            NotEnded,
            $"The command runs on in the container {Short(container)}.",
            "Its processes cannot be seen from here, and the engine has no way to end them.",
            pid > 0 ? $"kill {pid}, on the engine's machine" : "Restart the container if it must not run."
        );

    private static string Short(string container) => container[..Math.Min(container.Length, ShownLetters)];
}
