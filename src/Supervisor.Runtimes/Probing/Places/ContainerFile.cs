using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Runtimes.Foreign;

namespace Supervisor.Runtimes.Probing.Places;

/// <summary>
/// Files as a process of a container finds them. Whoever is in there may have made links that lead elsewhere, which then lead to
/// the same place in the container: never out of it. Or something else than a file, which is not opened.
/// </summary>
internal static partial class ContainerFile
{
    private const int MostBytes = 64 * 1024;

    private const int Found = FoundFile.PathOnly | FoundFile.CloseOnExec;

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
        using var root = Open(AtWorkingDirectory, $"/proc/{pid}/root", Found, 0);
        if (root.IsInvalid)
        {
            throw Failure();
        }

        using var file = Open(root.DangerousGetHandle().ToInt32(), path, Found, InRoot);
        if (file.IsInvalid)
        {
            return Marshal.GetLastPInvokeError() == NoEntry ? "" : throw Failure();
        }

        return FoundFile.Read(file, path, MostBytes);
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
