using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads.Effects;

namespace Supervisor.Simulation.Workloads.Sites;

internal sealed class SitePort(ILane lane, Site site, Daemon daemon) : ISitePort
{
    internal const string FromMemory = "work that goes on from memory while the journal takes nothing";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    public ILane Lane => lane;

    public Task<int> PerformAsync(int job)
    {
        var answer = new TaskCompletionSource<int>();
        site.Perform(daemon, job, () => daemon.Deliver(() => answer.TrySetResult(job)));
        return answer.Task;
    }

    public Task<SiteReport> InspectAsync()
    {
        var answer = new TaskCompletionSource<SiteReport>();
        daemon.After(Glance, () => answer.TrySetResult(site.Inspect()));
        return answer.Task;
    }

    public void OnActedFromMemory() => daemon.Rarities.Reached(FromMemory);
}
