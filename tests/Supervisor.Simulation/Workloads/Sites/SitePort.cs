using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Workloads.Sites;

internal sealed class SitePort(string workload, Site site, Daemon daemon) : ISitePort
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    public string Workload => workload;

    public Task<int> PerformAsync(int job)
    {
        var answer = new TaskCompletionSource<int>();
        site.Perform(job, () => daemon.Deliver(() => answer.TrySetResult(job)));
        return answer.Task;
    }

    public Task<SiteReport> InspectAsync()
    {
        var answer = new TaskCompletionSource<SiteReport>();
        daemon.After(Glance, () => answer.TrySetResult(site.Inspect()));
        return answer.Task;
    }
}
