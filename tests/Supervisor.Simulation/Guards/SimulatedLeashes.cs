using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Guards;

/// <summary>The deadlines of one guard. They count while the machine is suspended, and are due the moment it wakes.</summary>
internal sealed class SimulatedLeashes(Universe universe, SimulatedKernel kernel)
{
    internal const string Killed = "a process that was killed at the end of its leash";

    private static readonly TimeSpan Rounding = TimeSpan.FromMicroseconds(1);

    private readonly List<Action> _overdue = [];

    /// <param name="canAct">Whether the guard lives and does not stand still.</param>
    internal void Arm(GuardEntry entry, SimulatedProcess process, Func<bool> canAct)
    {
        if (entry.Leash is { } leash)
        {
            kernel.After(UntilPassed(leash), () => OnDue(leash, entry, process, canAct));
        }
    }

    internal LeashOutcome Move(GuardEntry entry, SimulatedProcess process, BootMoment asked, Func<bool> canAct)
    {
        if (asked.BootId != kernel.BootId)
        {
            return Refused(
                GuardErrorCodes.OtherBoot,
                "The deadline was read from a clock of another run of this machine."
            );
        }

        if (HasPassed(asked) || (entry.Leash is { } held && HasPassed(held)))
        {
            return Refused(GuardErrorCodes.LeashExpired, "The deadline has passed already.");
        }

        if (entry.Leash is not { } before || before.At < asked.At)
        {
            entry.Leash = asked;
            Arm(entry, process, canAct);
        }

        return new LeashOutcome.Held(entry.Leash!.Value);
    }

    /// <summary>The guard stood still, and goes on.</summary>
    internal void KillOverdue()
    {
        Action[] due = [.. _overdue];
        _overdue.Clear();
        Array.ForEach(due, static kill => kill());
    }

    internal bool HasPassed(BootMoment leash) => leash.BootId != kernel.BootId || leash.At <= kernel.Now.At;

    // Between the machine's clock and true time it is rounded, and an alarm that is early by that much would be the last.
    private TimeSpan UntilPassed(BootMoment leash) => kernel.Now.Until(leash) + Rounding;

    // One that was moved on since has another alarm.
    private void OnDue(BootMoment leash, GuardEntry entry, SimulatedProcess process, Func<bool> canAct)
    {
        if (entry.Exit is not null || kernel.Find(process.Facts) is null || entry.Leash != leash)
        {
            return;
        }

        if (!HasPassed(leash))
        {
            throw new InvalidOperationException($"The alarm of {entry.Id} at {leash.At} went off at {kernel.Now.At}.");
        }

        if (!canAct())
        {
            _overdue.Add(() => OnDue(leash, entry, process, canAct));
            return;
        }

        universe.Rarities.Reached(Killed);
        entry.IsLeashExpired = true;
        process.Send(Signals.Kill);
    }

    private static LeashOutcome.Refused Refused(string code, string message) =>
        new(new OperatorError(code, message, "", ""));
}
