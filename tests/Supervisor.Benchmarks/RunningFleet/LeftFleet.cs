using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Runtimes.Processes;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>What a daemon that was killed leaves behind: a guard, and all that it runs.</summary>
internal static class LeftFleet
{
    private const int SignalKill = 9;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task EndAsync(string data, string program)
    {
        var found = await new GuardClient(data, new GuardStart(program, ["guard"])).FindAsync(CancellationToken.None);
        if (found.Value is not { } session)
        {
            return;
        }

        await using (session)
        {
            while (await StopRunningAsync(session) > 0)
            {
                await Task.Delay(Pause);
            }

            await session.EndAsync(force: true, CancellationToken.None);
        }
    }

    private static async Task<int> StopRunningAsync(GuardSession session)
    {
        var list = await session.ListAsync(CancellationToken.None);
        var running = list.Value!.Workloads.Where(workload => workload.Exit is null).ToList();
        await Task.WhenAll(
            running.Select(workload =>
                session.StopAsync(workload.Name, new StopRequest(SignalKill, 0), CancellationToken.None)
            )
        );
        return running.Count;
    }
}
