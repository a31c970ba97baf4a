using System.Runtime.InteropServices;
using Supervisor.Node.Native;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>Whose a file or a socket is to be.</summary>
/// <param name="UserId">Null: the daemon's own user.</param>
/// <param name="IsAnyone">
/// Whoever gets that far: which users a container's programs have only the container knows, and nobody else enters its folder.
/// </param>
internal readonly record struct FileOwner(uint? UserId, bool IsAnyone = false)
{
    public static readonly FileOwner Daemon = new(null);

    public static readonly FileOwner Anyone = new(null, IsAnyone: true);

    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public UnixFileMode SocketMode => IsAnyone ? Read | Write : UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public UnixFileMode SecretMode => IsAnyone ? Read : UnixFileMode.UserRead;

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
