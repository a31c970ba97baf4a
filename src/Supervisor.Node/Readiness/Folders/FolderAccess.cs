using Supervisor.Contracts.Palettes;
using Supervisor.Node.Data;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>
/// Makes an agent's folder and sees that its user can get there. The folders stay the daemon's: a program that could
/// change its own would lead a daemon of root's to files of its choice.
/// </summary>
internal static class FolderAccess
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = UnixFileMode.OtherExecute;

    /// <returns>Why the user cannot get there; null when he can.</returns>
    public static OperatorError? Prepare(AgentFolder folder, FileOwner owner)
    {
        var agents = Path.GetDirectoryName(folder.Path)!;
        Directory.CreateDirectory(agents, OwnerOnly);
        Directory.CreateDirectory(folder.Path, OwnerOnly);
        if (owner.UserId is not { } user)
        {
            return null;
        }

        // Passing through shows nothing: what stands there has modes of its own, and no list can be read.
        var data = Path.GetDirectoryName(agents)!;
        foreach (var own in (string[])[data, agents, folder.Path])
        {
            LetPass(own);
        }

        return Ancestors(data).FirstOrDefault(path => IsClosedTo(user, path)) is { } closed
            ? Unreachable(user, folder.Path, closed)
            : null;
    }

    private static void LetPass(string directory)
    {
        var mode = File.GetUnixFileMode(directory);
        if ((mode & Passable) is UnixFileMode.None)
        {
            File.SetUnixFileMode(directory, mode | Passable);
        }
    }

    private static IEnumerable<string> Ancestors(string directory)
    {
        for (var above = Path.GetDirectoryName(directory); above is not null; above = Path.GetDirectoryName(above))
        {
            yield return above;
        }
    }

    /// <summary>False when a group may pass: the user may be of it, and will be told by the system if he is not.</summary>
    private static bool IsClosedTo(uint user, string directory)
    {
        var mode = File.GetUnixFileMode(directory);
        var mayPass = DirectorySafety.OwnerOf(directory) == user ? UnixFileMode.UserExecute : Passable;
        return user != 0 && (mode & (mayPass | UnixFileMode.GroupExecute)) is UnixFileMode.None;
    }

    private static OperatorError Unreachable(uint user, string folder, string closed) =>
        new(
            ErrorCodes.Refused,
            $"The user with uid {user} cannot reach the agent's sockets.",
            $"They are in {folder}, and {closed} lets nobody else through.",
            $"chmod o+x {closed}, or give the daemon another --data-dir."
        );
}
