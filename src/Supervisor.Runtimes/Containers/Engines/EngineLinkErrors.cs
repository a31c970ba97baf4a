using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>Why there is no session with the engine, beside what its answers say.</summary>
internal static class EngineLinkErrors
{
    public static readonly OperatorError NotYet = new(
        EngineErrorCodes.Unreachable,
        "The container engine has not answered yet.",
        "",
        ""
    );

    public static OperatorError Ended(string? why) =>
        new(
            EngineErrorCodes.Stopped,
            "The container engine has ended the connection.",
            why ?? "It was stopped, or is being started anew.",
            "systemctl status docker"
        );

    public static OperatorError Unforeseen(Exception fault) =>
        new(
            EngineErrorCodes.Unreachable,
            "The container engine cannot be followed now; it is tried again.",
            fault.Message,
            "The daemon's log has the whole cause."
        );
}
