using System.Runtime.InteropServices;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Spawning;

/// <summary>Writes the script of a plan. The order is the point: each step says why it stands where it does.</summary>
internal static class ChildScripts
{
    private const int HighestSignal = 64;
    private const int SignalKill = 9;
    private const int SignalStop = 19;

    /// <summary>struct sigaction with everything zero: the default action, no flags, an empty mask.</summary>
    private const int SignalActionBytes = 32;
    private const int KernelSignalSetBytes = 8;
    private const int SetMask = 2;
    private const int CloseOnExec = 4;
    private const int FirstUnassigned = 3;

    public static ChildScript Write(ChildPlan plan)
    {
        var script = new ChildScript();
        // Before anything else: the handlers are the runtime's, and must never run here.
        ResetSignals(script);
        script.Require("A session of its own", SystemCalls.NewSession);
        // While it still has the guard's rights, and has nothing yet that could be left behind.
        EnterCgroups(script, plan.Cgroups);
        SetLimits(script, plan.Limits);
        // What we opened close on exec; what it gets is copied, and a copy is not.
        script.Require(
            "Closing what is the guard's",
            SystemCalls.CloseRange,
            FirstUnassigned,
            int.MaxValue,
            CloseOnExec
        );
        foreach (var (ours, its) in plan.Descriptors)
        {
            script.Require($"Descriptor {its}", SystemCalls.Duplicate, ours, its);
        }

        script.Require("The umask", SystemCalls.SetUmask, plan.Umask);
        Become(script, plan.User);
        // As the user that it now is: whether it may enter is for that one to say.
        script.Require($"The directory {plan.Directory}", SystemCalls.ChangeDirectory, script.Text(plan.Directory));
        Execute(script, plan);
        return script;
    }

    private static void ResetSignals(ChildScript script)
    {
        var defaults = script.Zeros(SignalActionBytes);
        for (var signal = 1; signal <= HighestSignal; signal++)
        {
            if (signal is not (SignalKill or SignalStop))
            {
                script.Require(
                    $"Signal {signal}",
                    SystemCalls.SetSignalAction,
                    signal,
                    defaults,
                    0,
                    KernelSignalSetBytes
                );
            }
        }
    }

    private static void EnterCgroups(ChildScript script, IReadOnlyList<(string Name, int Descriptor)> cgroups)
    {
        var self = script.Bytes("0"u8);
        foreach (var (name, descriptor) in cgroups)
        {
            script.Try(name, SystemCalls.Write, descriptor, self, 1);
        }
    }

    private static void SetLimits(ChildScript script, IReadOnlyList<ResourceLimit> limits)
    {
        foreach (var limit in limits)
        {
            var number = ResourceLimitNames.Number(limit.Resource);
            // -1 is what the kernel, too, calls no limit.
            var values = script.Words([(nint)limit.Soft, (nint)limit.Hard]);
            script.Require($"The limit {limit.Resource}", SystemCalls.SetLimit, 0, number, values);
        }
    }

    /// <summary>Groups first: who is no longer root may not change them.</summary>
    private static void Become(ChildScript script, WorkloadUser? user)
    {
        if (user is null)
        {
            return;
        }

        var (uid, gid) = ((nint)user.UserId, (nint)user.GroupId);
        var groups = script.Bytes(MemoryMarshal.AsBytes<uint>([.. user.Groups]));
        script.Require("The supplementary groups", SystemCalls.SetGroups, user.Groups.Count, groups);
        script.Require($"The group {gid}", SystemCalls.SetGroupIds, gid, gid, gid);
        script.Require($"The user {uid}", SystemCalls.SetUserIds, uid, uid, uid);
    }

    private static void Execute(ChildScript script, ChildPlan plan)
    {
        var (program, words, variables) = (
            script.Text(plan.Program),
            script.Texts(plan.Words),
            script.Texts(plan.Variables)
        );
        // Last of all but the exec: until here every signal was held back.
        script.Require(
            "Signals",
            SystemCalls.SetSignalMask,
            SetMask,
            script.Zeros(KernelSignalSetBytes),
            0,
            KernelSignalSetBytes
        );
        script.Require(plan.Program, SystemCalls.Execute, program, words, variables);
    }
}
