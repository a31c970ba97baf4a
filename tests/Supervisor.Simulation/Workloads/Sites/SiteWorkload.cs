using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Sites;

/// <summary>Effects on the outside: one site a machine, worked on through the effect lanes.</summary>
internal sealed class SiteWorkload(Universe universe, Plant plant) : IWorkload
{
    private const int LeastInCalm = 5;

    private readonly SortedDictionary<string, Site> _sites = new(StringComparer.Ordinal);

    public IReadOnlyList<string> ExpectedRarities => [.. Workplace.Situations, SitePort.FromMemory];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon)
    {
        if (!_sites.TryGetValue(machine.Name, out var site))
        {
            site = new Site(universe, $"the site of {machine.Name}");
            _sites.Add(machine.Name, site);
        }

        var services = Journaling.Of(machine);
        var port = new SitePort(PlantedLanes.Create(plant, machine, "site"), site, daemon);
        yield return new Sapling(
            "site",
            keeper => keeper.Spawn(Props.Of(() => new SiteActor(SiteActor.Stream("site"), services, port)), "site")
        );
    }

    public void OnDaemonStarted(Machine machine, Daemon daemon) { }

    public Action OnBackup(Machine machine) => static () => { };

    public void CalmDown()
    {
        foreach (var site in _sites.Values)
        {
            site.Place.CalmDown();
        }
    }

    public void CheckAtEnd()
    {
        foreach (var (machine, site) in _sites.Where(static site => site.Value.Place.EndedInCalm < LeastInCalm))
        {
            universe.Violate(
                Workplace.WorkGoesOn,
                $"the site of {machine} had only {site.Place.EndedInCalm} jobs done though nothing is wrong any more"
            );
        }
    }
}
