using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>
/// The restarts of one daemon's actors that were granted and wait for their delay: those of siblings must not get into
/// each other's way.
/// </summary>
internal sealed class RestartPlans(Universe universe)
{
    internal const string Overlapping = "a sibling restarted while a restart was planned";

    private readonly List<(string Path, TimeSpan Due)> _plans = [];

    internal void Add(string path, TimeSpan delay)
    {
        var due = universe.Clock.Now + delay;
        _plans.RemoveAll(plan => plan.Due <= universe.Clock.Now);
        if (_plans.Any(plan => plan.Path != path && ParentOf(plan.Path) == ParentOf(path) && due < plan.Due))
        {
            universe.Rarities.Reached(Overlapping);
        }

        _plans.Add((path, due));
    }

    private static string ParentOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
