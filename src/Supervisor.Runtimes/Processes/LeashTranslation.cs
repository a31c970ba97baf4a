using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Runtimes.Processes;

/// <summary>Deadlines in the supervisors' words and in the guard's, and what became of them.</summary>
internal static class LeashTranslation
{
    public static BootTime Of(BootMoment moment) => new(moment.BootId, moment.At.Ticks * TimeSpan.NanosecondsPerTick);

    public static BootMoment Of(BootTime time) =>
        new(time.BootId, TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick));

    public static LeashOutcome Of<T>(Outcome<T> answer, Func<T, BootTime?> leash)
        where T : class =>
        answer switch
        {
            { IsOk: true } => leash(answer.Value) is { } held
                ? new LeashOutcome.Held(Of(held))
                : new LeashOutcome.Unknown(Unsaid),
            { Error.Code: GuardErrorCodes.UnknownWorkload or GuardErrorCodes.NotRunning or GuardErrorCodes.NotHeld } =>
                new LeashOutcome.Gone(),
            { Error: var error } when GuardDoubts.IsCertain(error!) => new LeashOutcome.Refused(Said(error!)),
            _ => new LeashOutcome.Unknown(answer.Error!),
        };

    /// <summary>A guard outlives many daemons, and may come from before there were leashes of containers.</summary>
    public static OperatorError Said(OperatorError error) =>
        error.Code == GuardErrorCodes.UnknownRequest
            ? new OperatorError(
                error.Code,
                "The guard that runs is older than this daemon, and cannot hold containers on a leash.",
                error.Message,
                "End it when no process depends on it, and the daemon starts the new one: kill the process that 'supervisor guard' runs as."
            )
            : error;

    private static OperatorError Unsaid { get; } =
        new(GuardErrorCodes.NoAnswer, "The guard's answer does not say which deadline holds.", "", "");
}
