using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Sites;

/// <summary>Effects on the outside: one site a machine, worked on through the effect lanes.</summary>
internal sealed class SiteWorkload(Universe universe) : IWorkload
{
    private const string LongEffect = "an effect that outlived the patience for it";
    private const string LostReply = "an effect that succeeded with its reply lost";
    private const int LeastJobs = 3;

    private readonly SortedDictionary<string, Site> _sites = new(StringComparer.Ordinal);

    public IReadOnlyList<string> ExpectedRarities => [LongEffect, LostReply];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon)
    {
        if (!_sites.TryGetValue(machine.Name, out var site))
        {
            site = new Site(universe, $"site of {machine.Name}");
            _sites.Add(machine.Name, site);
        }

        var port = new SitePort("site", site, daemon);
        var (services, lanes) = (Journaling.Of(machine), machine.Node!.Core.Lanes);
        yield return new Sapling(
            "site",
            keeper =>
                keeper.Spawn(Props.Of(() => new SiteActor(SiteActor.Stream("site"), services, lanes, port)), "site")
        );
    }

    public void OnDaemonStarted(Machine machine, Daemon daemon) { }

    public Action OnBackup(Machine machine) => static () => { };

    public void CheckAtEnd()
    {
        foreach (var (machine, site) in _sites.Where(static site => site.Value.Inspect().Done < LeastJobs))
        {
            universe.Violate("work goes on", $"the site of {machine} has only {site.Inspect().Done} jobs done");
        }
    }
}
