using System.Runtime.InteropServices;
using Supervisor.Guard.Native;

namespace Supervisor.Guard.Spawning;

/// <summary>Makes processes. Like vfork it shares its memory with the child and stands still until the child's exec.</summary>
internal static unsafe class Spawner
{
    private const int StackBytes = 64 * 1024;
    private const int SignalChild = 17;

    private static readonly void* Stack = NativeMemory.AlignedAlloc(StackBytes, 16);

    public static Spawned Spawn(ChildPlan plan) => BornInCgroup(plan) ?? BornBeside(plan);

    /// <summary>
    /// A process that enters a cgroup after its birth waits until the kernel has stopped all forks of the machine, which takes
    /// ten times as long as the rest of a start; one that is born in it does not.
    /// </summary>
    /// <returns>Null when none can be born there: in a container whose kernel calls are filtered, for example.</returns>
    private static Spawned? BornInCgroup(ChildPlan plan)
    {
        if (plan.Birthplace is not { } cgroup)
        {
            return null;
        }

        using var script = ChildScripts.Write(plan with { Cgroups = [.. plan.Cgroups.Skip(1)] });
        var first = script.LayOut();
        var arguments = BirthArguments.Into(
            cgroup,
            LibcProcesses.CloneSharingMemoryUntilExec,
            SignalChild,
            (nint)Stack,
            StackBytes
        );
        var told = &arguments;
        var pid = WithSignalsHeld(() => (int)ChildCode.Birth(told, (nuint)sizeof(BirthArguments), first));
        return pid < 0 ? null : Judge(pid, [.. script.Failures()]);
    }

    private static Spawned BornBeside(ChildPlan plan)
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
        return pid < 0
            ? Spawned.Failed($"No process could be made: {Errno.LastSentence}.")
            : Judge(pid, [.. script.Failures()]);
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
