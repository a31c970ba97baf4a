using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>Why what a container writes cannot be shown, or not all of it.</summary>
internal static class OutputErrors
{
    public const string Unreadable = "output.unreadable";
    public const string Uncopied = "output.not-copied";

    /// <summary>It keeps nothing at all, and no engine can read from it.</summary>
    private const string None = "none";

    private const string Remedy =
        "Give the service another driver (logging: { driver: local }), or leave 'logging' out; with the next start its output is there.";

    /// <returns>Null: by its name it can be read, as far as the engine can.</returns>
    public static OperatorError? OfDriver(AgentAddress agent, string? driver) =>
        driver == None
            ? new OperatorError(
                Unreadable,
                $"What {agent} writes is kept nowhere.",
                "Its container has the logging driver 'none'.",
                Remedy
            )
            : null;

    public static OperatorError Refused(AgentAddress agent, string? driver, string said) =>
        new(
            Unreadable,
            $"The output of {agent} cannot be read from the engine.",
            $"Its container's logging driver is '{driver ?? "the engine's own"}', and the engine said: {said}",
            Remedy
        );

    public static OperatorError Unwritten(AgentAddress agent, string why) =>
        new(
            Uncopied,
            $"The output of {agent} cannot be copied into its log now.",
            why,
            "Make room on the disk; what the engine has kept until then is copied afterwards."
        );

    /// <summary>What nobody has foreseen.</summary>
    public static OperatorError Faulted(AgentAddress agent, string why) =>
        new(
            Uncopied,
            $"The output of {agent} cannot be copied into its log now.",
            why,
            "It is tried again every few seconds. The daemon's log has the whole cause."
        );

    public static OperatorError Held(AgentAddress agent) =>
        new(
            Uncopied,
            $"The log of {agent} is behind what its container has written.",
            "It writes faster than its log is cut, and copying waits so that the disk does not fill up.",
            "docker logs shows the latest. If nothing is cut at all, see that the guard runs: pbm node show"
        );

    /// <summary>Said in the daemon's log.</summary>
    public const string Gap =
        "The engine no longer had what was written last before the daemon came back; some output may be missing in the agent's log.";

    /// <inheritdoc cref="Gap"/>
    public const string NotDrained =
        "Its output could not be copied to its end before it was removed, so the end of it may be missing in the agent's log.";
}
