using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>Machines that are suspended for longer than anybody waits for an owner, and so longer than the kill budget.</summary>
internal sealed class LongSleeps(ClusterWorld cluster, Freezer freezer) : IFault
{
    internal const string Slept = "a machine suspended for longer than its rights lasted";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(9);

    private readonly Sleep _sleep = new(freezer);

    public IReadOnlyList<string> ExpectedRarities => [Slept];

    public void Strike()
    {
        var machine = cluster.SeatOfMovable().Machine;
        if (machine.Daemon is not null && _sleep.Begin(machine, cluster.Universe.Around(Length)))
        {
            cluster.Universe.Rarities.Reached(Slept);
            cluster.Universe.Trace.Add($"{machine.Name} is suspended for long");
        }
    }

    // It wakes with all others whom somebody stopped.
    public void Cease() { }
}
