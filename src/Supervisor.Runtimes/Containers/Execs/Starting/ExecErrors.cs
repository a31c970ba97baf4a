using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs.Starting;

internal static class ExecErrors
{
    private const int NotExecutable = 126;
    private const int NotFound = 127;

    public static OperatorError Unstarted(ExecLaunch launch, ExecRecord record) =>
        (record.UnstartedCode ?? record.EndCode) switch
        {
            NotFound or NotExecutable => new(
                EngineErrorCodes.Refused,
                $"The container has no program {launch.Command[0]} that its user may run.",
                "It was looked for where the agent is started: with its user, its directory and its PATH.",
                "Correct the agent's command, or add the program to the image."
            ),
            var code => new(
                EngineErrorCodes.Refused,
                $"The program {launch.Command[0]} could not be started in the container.",
                $"The shell that was to start it ended with code {code}.",
                "Look into the agent's log, and see that the node's disk has room."
            ),
        };

    public static OperatorError Refused(ExecLaunch launch, string words) =>
        new(
            EngineErrorCodes.Refused,
            $"The engine did not start {launch.Command[0]} in the container.",
            words.Length == 0 ? "It ended before it began, and nothing was said." : words,
            "See that the container has the agent's user and its working directory."
        );

    public static OperatorError Unmade(WorkloadId id, Exception cause) =>
        new(
            EngineErrorCodes.Refused,
            $"The files of {id.Agent} cannot be made.",
            cause.Message,
            "See that the daemon's user may write to its data directory, and that the disk has room."
        );

    public static OperatorError RunsAlready(WorkloadId other) =>
        new(
            EngineErrorCodes.Refused,
            $"{other.Agent} runs already in its container, by a start that is not this one.",
            $"It was begun as {other.Incarnation}.",
            "It is stopped before it is started again; if this does not pass by itself, restart its group."
        );

    public static OperatorError Late(WorkloadId id) =>
        new(
            EngineErrorCodes.NoAnswer,
            $"Whether {id.Agent} was started is not known.",
            "The engine took the order, and nothing has been heard of the program since.",
            ""
        );
}
