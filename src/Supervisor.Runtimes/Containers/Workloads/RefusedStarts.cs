using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Whether a start that an engine has refused has left something that lives. What may run on one machine at a time must not be taken
/// for ended by the word of an engine that has just failed.
/// </summary>
internal sealed class RefusedStarts(WorkloadTools tools, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>For what was killed to be gone.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(1);

    /// <summary>Kills what lives of it, and asks the engine anew when nothing does.</summary>
    /// <returns>False: something of it lives, or may.</returns>
    public async Task<bool> HasEndedAsync(EngineSession session, string container, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        while (tools.Remains.End(container) || tools.Remains.Live(container))
        {
            if (clock.GetElapsedTime(begun) >= TimeToEnd)
            {
                return false;
            }

            await Task.Delay(Look, clock, stop);
        }

        var asked = await session.Client.Containers.InspectAsync(container, stop);
        return asked.IsOk ? IsDown(asked.Value) : asked.Failure.IsAbsent;
    }

    private static bool IsDown(ContainerFacts container) => container.State is null or { Running: false, Pid: 0 };
}
