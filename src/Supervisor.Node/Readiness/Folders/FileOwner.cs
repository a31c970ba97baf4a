using System.Runtime.InteropServices;
using Supervisor.Node.Native;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>Whose a file or a socket is to be.</summary>
/// <param name="UserId">Null: the daemon's own user.</param>
internal readonly record struct FileOwner(uint? UserId)
{
    public static readonly FileOwner Daemon = new(null);

    public bool IsOther => UserId is not null;

    public void Take(string path)
    {
        if (UserId is { } user && Ownership.Change(path, user, Ownership.Unchanged) != 0)
        {
            throw new IOException(
                $"{path} cannot be given to uid {user}: {Marshal.GetLastPInvokeErrorMessage()}.",
                Marshal.GetLastPInvokeError()
            );
        }
    }
}
