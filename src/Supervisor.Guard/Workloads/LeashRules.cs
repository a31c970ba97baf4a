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

    /// <summary>Only ever later: a renewal that was overtaken by the next must not shorten it.</summary>
    public static BootTime Move(BootTime? current, BootTime asked) =>
        current is { } held && held.BootId == asked.BootId && held.Nanoseconds >= asked.Nanoseconds ? held : asked;
}
