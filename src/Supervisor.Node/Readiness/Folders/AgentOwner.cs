using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Native;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>Finds out whose an agent's sockets are to be: only its own user may speak for it.</summary>
internal static class AgentOwner
{
    /// <param name="user"><c>NAME[:GROUP]</c> or <c>UID[:GID]</c>; null: the daemon's own.</param>
    public static Outcome<FileOwner> Of(string? user, uint daemonUser, Func<string, uint?> find)
    {
        if (user is null)
        {
            return FileOwner.Daemon;
        }

        var name = user.Split(':')[0];
        if ((uint.TryParse(name, out var number) ? number : find(name)) is not { } id)
        {
            return new OperatorError(
                ErrorCodes.NotFound,
                $"This machine has no user '{name}'.",
                "The agent's sockets and its token are made for its user.",
                $"Make that user, or name another in the fleet file: user: {daemonUser}"
            );
        }

        return id == daemonUser ? FileOwner.Daemon
            : daemonUser == 0 ? new FileOwner(id)
            : OnlyRoot(name, daemonUser);
    }

    private static OperatorError OnlyRoot(string user, uint daemonUser) =>
        new(
            ErrorCodes.Refused,
            $"This daemon cannot run an agent as '{user}'.",
            $"It is the daemon of uid {daemonUser}, and only root's can act for others.",
            "Run the daemon as root, or take the user out of the fleet file."
        );

    public static Outcome<FileOwner> Of(LaunchDefinition launch) =>
        launch.Runtime is RuntimeKind.Containers
            ? FileOwner.Anyone
            : Of((launch as ProcessLaunch)?.User, Libc.EffectiveUserId(), UserDatabase.FindId);
}
