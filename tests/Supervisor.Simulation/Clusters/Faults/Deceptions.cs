using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>A member of the store that was its leader goes on telling a machine that its lease is kept, and it is not.</summary>
internal sealed class Deceptions(ClusterWorld cluster) : IFault
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    public IReadOnlyList<string> ExpectedRarities => [];

    public void Strike()
    {
        var machine = cluster.AnySeat().Machine.Name;
        cluster.Store.Deceive(machine, isDeceived: true);
        cluster.Universe.Clock.After(
            cluster.Universe.Around(Length),
            () => cluster.Store.Deceive(machine, isDeceived: false)
        );
    }

    public void Cease()
    {
        foreach (var machine in cluster.Names)
        {
            cluster.Store.Deceive(machine, isDeceived: false);
        }
    }
}
