using Supervisor.Actors.Systems;
using Supervisor.Simulation.Clusters.Faults;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Clusters.Operators;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Clusters.Trials;

/// <summary>What befalls some clusters and not others. It is drawn apart from all else, so that a run without any of it is as it was.</summary>
internal sealed class ClusterTrials
{
    private const ulong Apart = 0x5eed_0f_7412_a15;

    private static readonly TimeSpan BetweenFrosts = TimeSpan.FromSeconds(5);

    private readonly FaultPlan? _frosts;
    private readonly TotalPowerCut? _cut;
    private readonly LostStore? _loss;

    internal ClusterTrials(ClusterWorld cluster, MachinePark park, Freezer freezer)
    {
        var lot = new SeededChance(cluster.Universe.Seed ^ Apart);
        if (lot.Next(3) == 0)
        {
            cluster.Kept.Add("roam-b");
        }

        var frosts = new IFault[] { new FrozenGuards(cluster, freezer), new LongSleeps(cluster, freezer) };
        _frosts = lot.Next(3) == 0 ? new FaultPlan(cluster.Universe, frosts, BetweenFrosts) : null;
        var disaster = lot.Next(4);
        _cut = disaster == 0 ? new TotalPowerCut(cluster, park) : null;
        _loss = disaster == 1 ? new LostStore(cluster) : null;
        cluster.RemembersStore = _loss is not null;
    }

    internal static IReadOnlyList<string> Situations { get; } =
    [
        .. TotalPowerCut.Situations,
        .. LostStore.Situations,
        .. FrozenGuards.Situations,
        LongSleeps.Slept,
        ColdStartsWait.Waited,
        KeptStays.CutOff,
    ];

    internal void Know(ClusterOperator itsOperator) => _loss?.Know(itsOperator);

    internal void Start()
    {
        _frosts?.Start();
        _cut?.Start();
        _loss?.Start();
    }

    internal void Cease()
    {
        _frosts?.Cease();
        _loss?.Cease();
    }
}
