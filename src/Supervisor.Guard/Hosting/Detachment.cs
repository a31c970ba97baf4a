using Supervisor.Contracts.Guarding;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;

namespace Supervisor.Guard.Hosting;

/// <summary>Cuts what ties the guard to whoever started it.</summary>
internal static class Detachment
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const int FirstOther = 3;
    private const int OwnerOnly = 0x180;
    private const int OwnerOnlyMask = 0x3F;
    private const long LargestLog = 1024 * 1024;

    /// <summary>A session of its own, so that no terminal's end reaches it; no directory held; no file made for others.</summary>
    public static void Leave()
    {
        // It fails for who leads a group already, which is as good.
        LibcProcesses.NewSession();
        Directory.SetCurrentDirectory("/");
        _ = Libc.Umask(OwnerOnlyMask);
        LibcProcesses.KeepDescriptorsFromChildren(FirstOther);
        Reaper.BecomeSubreaper();
    }

    public static void LogTo(GuardLayout layout)
    {
        if (new FileInfo(layout.Log) is { Exists: true, Length: > LargestLog })
        {
            File.Move(layout.Log, layout.Log + ".old", overwrite: true);
        }

        var flags = Libc.OpenWriteOnly | Libc.OpenAppend | Libc.OpenCreate | Libc.OpenCloseOnExec;
        Replace(StandardError, Errno.Check(Libc.Open(layout.Log, flags, OwnerOnly), $"Opening {layout.Log}"));
    }

    /// <summary>After this whoever waits for standard output to end has waited long enough.</summary>
    public static void LeaveStandardStreams()
    {
        Replace(StandardInput, Null());
        Replace(StandardOutput, Null());
    }

    private static int Null() =>
        Errno.Check(Libc.Open("/dev/null", Libc.OpenReadWrite | Libc.OpenCloseOnExec), "Opening /dev/null");

    private static void Replace(int standard, int by)
    {
        Libc.Duplicate(by, standard);
        Libc.Close(by);
    }
}
