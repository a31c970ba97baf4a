using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Guard.Workloads;

/// <summary>Deadlines past which a workload is killed without grace.</summary>
internal static class LeashRules
{
    /// <returns>Why the deadline cannot be one, or null.</returns>
    public static OperatorError? Check(BootTime leash, string bootId, long now)
    {
        if (leash.BootId != bootId)
        {
            return new(
                GuardErrorCodes.OtherBoot,
                "The deadline was read from a clock of another run of this machine.",
                "",
                "Read the clock and the boot id anew."
            );
        }

        return leash.Nanoseconds <= now
            ? new(GuardErrorCodes.LeashExpired, "The deadline has passed already.", "", "")
            : null;
    }

    /// <summary>One that has passed moves no more, also when the machine slept and the guard has not come to kill yet.</summary>
    /// <inheritdoc cref="Check"/>
    public static OperatorError? CheckMove(BootTime? held, BootTime asked, string bootId, long now) =>
        HasPassed(held, now)
            ? new(GuardErrorCodes.LeashExpired, "The deadline that holds has passed already.", "", "")
            : Check(asked, bootId, now);

    /// <param name="held">Of this boot.</param>
    public static bool HasPassed(BootTime? held, long now) => held?.Nanoseconds <= now;

    /// <summary>Only ever later: a renewal that was overtaken by the next must not shorten it.</summary>
    public static BootTime Move(BootTime? current, BootTime asked) =>
        current is { } held && held.BootId == asked.BootId && held.Nanoseconds >= asked.Nanoseconds ? held : asked;
}
