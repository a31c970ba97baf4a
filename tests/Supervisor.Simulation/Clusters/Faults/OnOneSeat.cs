using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>A fault of one machine, at this one or that.</summary>
internal sealed class OnOneSeat(ClusterWorld cluster, Func<ClusterSeat, IFault> make) : IFault
{
    private readonly IReadOnlyList<IFault> _faults = [.. cluster.Seats.Select(make)];

    public IReadOnlyList<string> ExpectedRarities => _faults[0].ExpectedRarities;

    public void Strike() => _faults[cluster.Universe.Chance.Next(_faults.Count)].Strike();

    public void Cease()
    {
        foreach (var fault in _faults)
        {
            fault.Cease();
        }
    }
}
