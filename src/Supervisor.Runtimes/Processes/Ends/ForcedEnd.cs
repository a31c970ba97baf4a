using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.Supervision.Time;

namespace Supervisor.Runtimes.Processes.Ends;

/// <summary>Has the guard that runs start a process that does nothing and end it without grace, and sees how long the end takes.</summary>
public sealed class ForcedEnd(GuardClient guard, IBootClock boot, TimeProvider clock)
{
    private const int SignalKill = 9;

    /// <summary>Of no node, so that nobody takes it for an agent's.</summary>
    internal static readonly WorkloadName Name = new("supervisor", "-", "kill-budget", "measured", "1");

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Starts no guard.</summary>
    public async Task<EndMeasurement> MeasureAsync()
    {
        // Who asks is busy with something else.
        await Task.Yield();
        using var limit = new CancellationTokenSource(Limit, clock);
        var start = clock.GetTimestamp();
        try
        {
            var opened = await guard.FindAsync(limit.Token);
            if (!opened.IsOk)
            {
                return EndMeasurement.Failed(opened.Error);
            }

            await using var session = opened.Value;
            return await MeasureAsync(session, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // Too long in any case. What is left of it the next try finds, or its leash.
            return EndMeasurement.Of(clock.GetElapsedTime(start));
        }
    }

    private async Task<EndMeasurement> MeasureAsync(GuardSession session, CancellationToken stop)
    {
        var heard = await session.SubscribeAsync(new EventPosition("", 0), stop);
        // There is one only if a daemon died in the middle of this.
        await session.AcknowledgeAsync(Name, stop);
        var started = heard.IsOk ? await session.StartAsync(Start(), stop) : heard;
        if (!started.IsOk)
        {
            return EndMeasurement.Failed(started.Error);
        }

        var since = clock.GetTimestamp();
        var told = await session.StopAsync(Name, new StopRequest(SignalKill, 0), stop);
        if (!told.IsOk)
        {
            return EndMeasurement.Failed(told.Error);
        }

        if (!await HasEndedAsync(session, stop))
        {
            return EndMeasurement.Failed(session.End ?? Lost);
        }

        var took = clock.GetElapsedTime(since);
        await session.AcknowledgeAsync(Name, stop);
        return EndMeasurement.Of(took);
    }

    private static async Task<bool> HasEndedAsync(GuardSession session, CancellationToken stop)
    {
        await foreach (var happened in session.Events.ReadAllAsync(stop))
        {
            if (happened.Kind == EventKinds.Exited && happened.Workload?.Name == Name)
            {
                return true;
            }
        }

        return false;
    }

    private WorkloadStart Start() =>
        new(
            Name,
            ["sleep", "60"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/local/bin:/usr/bin:/bin" },
            "/",
            new WorkloadOutput("/dev/null"),
            // If nobody is left who would end it.
            Leash: LeashTranslation.Of(boot.Now.After(Limit))
        );

    private static OperatorError Lost { get; } = new(GuardErrorCodes.ConnectionLost, "The guard is gone.", "", "");
}
