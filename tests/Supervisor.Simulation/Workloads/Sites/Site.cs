using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Sites;

/// <summary>A workplace for numbered jobs that does not mind to be asked again for one that is done.</summary>
internal sealed class Site(Universe universe, string name)
{
    private readonly HashSet<int> _done = [];

    internal Workplace Place { get; } = new(universe, name);

    internal void Perform(Daemon by, int job, Action onAnswer)
    {
        if (_done.Contains(job))
        {
            onAnswer();
        }
        else
        {
            Place.Begin(by, () => _done.Add(job), onAnswer);
        }
    }

    internal SiteReport Inspect() => new(Place.IsBusy, _done.Count);
}
