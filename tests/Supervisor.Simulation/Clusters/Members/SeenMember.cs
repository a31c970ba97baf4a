using Supervisor.Cluster.Membership;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Clusters.Members;

internal sealed class SeenMember(Trace trace, string daemon) : IMembershipObserver
{
    public void Entered() => trace.Add($"{daemon} is seen by the others");

    public void Left(string reason) => trace.Add($"{daemon} may not be seen any more: {reason}");

    /// <summary>Here it is a find.</summary>
    public void Faulted(Exception fault) => throw new InvalidOperationException($"{daemon} is seen no more.", fault);

    public void NotEntered(string reason) => trace.Add($"{daemon} is not seen yet: {reason}");
}
