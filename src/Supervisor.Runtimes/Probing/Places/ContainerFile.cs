using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Probing.Places;

/// <summary>
/// Files as a process of a container finds them. Whoever is in there may have made links that lead elsewhere, which then lead to
/// the same place in the container: never out of it.
/// </summary>
internal static partial class ContainerFile
{
    private const int MostBytes = 64 * 1024;

    private const int NonBlocking = 0x800;
    private const int PathOnly = 0x200000;
    private const int NotInherited = 0x80000;

    private const long OpenAt2 = 437;
    private const int AtWorkingDirectory = -100;
    private const ulong InRoot = 0x10;

    private const int NoEntry = 2;
    private const int NoProcess = 3;
    private const int AccessDenied = 13;
    private const int NotPermitted = 1;

    /// <summary>Its beginning; empty when there is no such file.</summary>
    /// <param name="path">From the container's root on.</param>
    /// <exception cref="IOException">It cannot be read, or the container does not run.</exception>
    public static string Read(int pid, string path)
    {
        using var root = Open(AtWorkingDirectory, $"/proc/{pid}/root", PathOnly | NotInherited, 0);
        if (root.IsInvalid)
        {
            throw Failure();
        }

        using var file = Open(root.DangerousGetHandle().ToInt32(), path, NonBlocking | NotInherited, InRoot);
        if (file.IsInvalid)
        {
            return Marshal.GetLastPInvokeError() == NoEntry ? "" : throw Failure();
        }

        var bytes = new byte[MostBytes];
        return Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, fileOffset: 0));
    }

    private static IOException Failure() =>
        new(
            Marshal.GetLastPInvokeError() switch
            {
                NoEntry or NoProcess => "its container does not run",
                NotPermitted or AccessDenied => "only root may look names up as its container does",
                var code =>
                    $"the names that its container knows cannot be read: {Marshal.GetPInvokeErrorMessage(code)}",
            }
        );

    private static SafeFileHandle Open(int directory, string path, int flags, ulong resolve)
    {
        var how = new OpenHow((ulong)flags, 0, resolve);
        return Call(OpenAt2, directory, path, in how, (nuint)Marshal.SizeOf<OpenHow>());
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Call(long number, long directory, string path, in OpenHow how, nuint size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct OpenHow(ulong Flags, ulong Mode, ulong Resolve);
}
