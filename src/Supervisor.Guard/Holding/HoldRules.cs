using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Workloads;

namespace Supervisor.Guard.Holding;

/// <summary>What becomes of a container's leash with what is asked and what happens. Moments are passed in.</summary>
internal static class HoldRules
{
    public static HoldRecord Expect(string ticket, WorkloadName name, HoldRequest hold) =>
        new(
            HoldRecord.CurrentVersion,
            ticket,
            name,
            hold.Container,
            hold.Leash.BootId,
            HoldStates.Expected,
            hold.Leash
        );

    /// <param name="known">The leash that the container is on already; null when it is on none.</param>
    /// <param name="isGone">Nothing of the known one's run was there when it was looked at last.</param>
    /// <returns>Why that cannot be, or null.</returns>
    public static OperatorError? Check(
        HoldRecord? known,
        bool isGone,
        WorkloadName name,
        HoldRequest asked,
        string bootId,
        long now
    ) =>
        LeashRules.Check(asked.Leash, bootId, now)
        ?? (
            known is null ? null
            : known.Name == name ? CheckSame(known, asked, now)
            : CheckNext(known, isGone)
        );

    /// <summary>Only ever later; and once it is known which process it is, it is no other.</summary>
    public static HoldRecord Held(HoldRecord record, HoldRequest asked) =>
        record with
        {
            Leash = LeashRules.Move(record.Leash, asked.Leash),
            Process = record.Process ?? asked.Process,
            State = (record.Process ?? asked.Process) is null ? HoldStates.Expected : HoldStates.Running,
        };

    public static HoldRecord Expired(HoldRecord record) => record with { State = HoldStates.Expired };

    private static OperatorError? CheckSame(HoldRecord known, HoldRequest asked, long now)
    {
        if (known.State == HoldStates.Expired || LeashRules.HasPassed(known.Leash, now))
        {
            // Whoever asks was too late, also when the machine slept and the guard has not come to kill yet.
            return new(GuardErrorCodes.LeashExpired, $"The leash of {known.Name} has run out.", "", "");
        }

        return asked.Process is not null && known.Process is not null && asked.Process != known.Process
            ? CannotHold(
                known.Name,
                "It is held with another process; a container that was started again needs a leash of its own."
            )
            : null;
    }

    /// <summary>The same container again, by another start: the last one's leash goes with the last one.</summary>
    private static OperatorError? CheckNext(HoldRecord known, bool isGone) =>
        known.State == HoldStates.Expected || (known.State == HoldStates.Expired && isGone)
            ? null
            : new(
                GuardErrorCodes.StillRunning,
                $"The container is held as {known.Name}, which has not ended.",
                "",
                "Wait until it has."
            );

    public static OperatorError CannotHold(WorkloadName name, string why) =>
        new(GuardErrorCodes.CannotHold, $"{name} cannot be put on a leash.", why, "");
}
