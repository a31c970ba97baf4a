using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Sessions;

internal static class SessionErrors
{
    /// <summary>A program that is too old to know of sessions asks for it as for any other command.</summary>
    public static OperatorError NeedsSession(string command) =>
        new(
            ErrorCodes.BadRequest,
            $"'{command}' needs a connection of its own, in both directions.",
            "It was asked for as a command whose answer is a row of frames.",
            "Use a pbm of this daemon's version (pbm version)."
        );

    public static OperatorError NoSession(string command) =>
        new(
            ErrorCodes.BadRequest,
            $"'{command}' is no command with a connection of its own.",
            "",
            "Ask for it as for any other command."
        );

    public static OperatorError NotBegun(string why) =>
        new(ErrorCodes.BadRequest, "The session did not begin.", why, "docs/pbm.md tells how one begins.");
}
