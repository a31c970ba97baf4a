using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>
/// Guards that die while there is a daemon that starts another: for movable groups nothing is promised when one is away for longer
/// than it may take to kill.
/// </summary>
internal sealed class LoneGuardDeaths(ClusterSeat seat) : IFault
{
    private const string Killed = "a guard killed beside its daemon";

    public IReadOnlyList<string> ExpectedRarities => [Killed];

    public void Strike()
    {
        if (seat.Machine.Daemon is { IsPaused: false, IsLeaving: false } && seat.Member is { HasResumed: true })
        {
            seat.World.Universe.Rarities.Reached(Killed);
            seat.World.Post.KillGuard();
        }
    }

    public void Cease() { }
}
