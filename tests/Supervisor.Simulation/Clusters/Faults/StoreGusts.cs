using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>For a while many calls of the store are slow, refused, in doubt, or made after nobody could say.</summary>
internal sealed class StoreGusts(ClusterWorld cluster) : IFault
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    private int _gusts;

    public IReadOnlyList<string> ExpectedRarities => SharedStore.Situations;

    public void Strike()
    {
        var gust = ++_gusts;
        cluster.Store.Weather.Badness = cluster.Universe.Chance.Next();
        cluster.Universe.Clock.After(cluster.Universe.Around(Length), () => End(gust));
    }

    public void Cease() => End(_gusts);

    private void End(int gust)
    {
        if (gust == _gusts)
        {
            cluster.Store.Weather.Badness = 0;
        }
    }
}
