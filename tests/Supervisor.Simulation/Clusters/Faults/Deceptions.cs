using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>
/// A machine is left with a member of the store that was its leader: it goes on telling that the machine's lease is kept, and it is not, and
/// nothing else comes of what is asked there.
/// </summary>
internal sealed class Deceptions(ClusterWorld cluster) : IFault
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public IReadOnlyList<string> ExpectedRarities => [];

    public void Strike()
    {
        var machine = cluster.SeatOfMovable().Machine.Name;
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
