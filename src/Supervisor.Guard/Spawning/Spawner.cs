using System.Runtime.InteropServices;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Spawning;

/// <summary>Makes processes. Like vfork it shares its memory with the child and stands still until the child's exec.</summary>
internal static unsafe class Spawner
{
    private const int StackBytes = 64 * 1024;
    private const int SignalChild = 17;

    private static readonly void* Stack = NativeMemory.AlignedAlloc(StackBytes, 16);

    public static Spawned Spawn(ChildPlan plan)
    {
        using var script = ChildScripts.Write(plan);
        var first = script.LayOut();
        var pid = WithSignalsHeld(() =>
            LibcProcesses.Clone(
                ChildCode.Entry,
                (byte*)Stack + StackBytes,
                LibcProcesses.CloneSharingMemoryUntilExec | SignalChild,
                first
            )
        );
        if (pid < 0)
        {
            return Spawned.Failed($"No process could be made: {Errno.LastSentence}.");
        }

        return Judge(pid, [.. script.Failures()]);
    }

    private static Spawned Judge(int pid, IReadOnlyList<(string Label, int Error, bool IsRequired)> failures)
    {
        var sentences = failures.Select(failure => $"{failure.Label}: {Errno.Sentence(failure.Error)}.").ToList();
        if (!failures.Any(failure => failure.IsRequired))
        {
            return new Spawned(pid, null, sentences);
        }

        // It has exited already, and nobody else may ever see that it was there.
        LibcProcesses.Wait(pid, out _, options: 0);
        return Spawned.Failed(sentences[^1]);
    }

    /// <summary>A signal that came to the child before its exec would run the runtime's handler in the shared memory.</summary>
    private static int WithSignalsHeld(Func<int> action)
    {
        var all = stackalloc byte[LibcProcesses.SignalSetBytes];
        var before = stackalloc byte[LibcProcesses.SignalSetBytes];
        new Span<byte>(all, LibcProcesses.SignalSetBytes).Fill(0xff);
        _ = LibcProcesses.SignalMask(LibcProcesses.SetMask, all, before);
        try
        {
            return action();
        }
        finally
        {
            _ = LibcProcesses.SignalMask(LibcProcesses.SetMask, before, null);
        }
    }
}
