using System.Runtime.InteropServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Native;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>Whether somebody else than the daemon's user and root could replace what is in a directory.</summary>
internal static class DirectorySafety
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static OperatorError? ProblemOf(string directory)
    {
        if ((File.GetUnixFileMode(directory) & WritableByOthers) is not UnixFileMode.None)
        {
            return Unsafe($"The data directory {directory} can be written by others.", $"chmod go-w {directory}");
        }

        var (owner, user) = (OwnerOf(directory), Libc.EffectiveUserId());
        return owner == 0 || owner == user
            ? null
            : Unsafe(
                $"The data directory {directory} belongs to another user (uid {owner}).",
                $"chown -R {user} {directory}"
            );
    }

    private static uint OwnerOf(string directory)
    {
        Span<byte> found = stackalloc byte[Libc.StatxBytes];
        return Libc.Statx(Libc.WorkingDirectory, directory, flags: 0, Libc.StatxUserId, found) == 0
            ? MemoryMarshal.Read<uint>(found[Libc.StatxUserIdOffset..])
            : throw new IOException($"its owner cannot be read ({Marshal.GetLastPInvokeErrorMessage()}).");
    }

    private static OperatorError Unsafe(string what, string command) =>
        StartErrors.Because(
            "data-dir-open",
            what,
            "Its secrets could be replaced.",
            $"Take that right away: {command}"
        );
}
