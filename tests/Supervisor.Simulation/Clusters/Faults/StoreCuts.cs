using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Clusters.Faults;

/// <summary>Machines whose way to the store is cut in one direction or both; some are cut off from all others as well.</summary>
internal sealed class StoreCuts(ClusterWorld cluster) : IFault
{
    private const string NoWay = "a machine cut off from the store";
    private const string NoWayBack = "a machine that the store does not reach any more";
    private const string Alone = "a machine cut off from everything";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(7);

    private bool _isOver;

    public IReadOnlyList<string> ExpectedRarities => [NoWay, NoWayBack, Alone];

    public void Strike()
    {
        var machine = cluster.AnySeat().Machine.Name;
        List<(string From, string To)> cuts = [(SharedStore.Place, machine)];
        if (cluster.Universe.Chance.Next() < 0.7)
        {
            cuts.Add((machine, SharedStore.Place));
            var isAlone = cluster.Universe.Chance.Next() < 0.5;
            cluster.Universe.Rarities.Reached(isAlone ? Alone : NoWay);
            cuts.AddRange(isAlone ? WaysToOthers(machine) : []);
        }
        else
        {
            cluster.Universe.Rarities.Reached(NoWayBack);
        }

        cuts.ForEach(cut => cluster.Network.Cut(cut.From, cut.To));
        cluster.Universe.Clock.After(cluster.Universe.Around(Length), () => Mend(cuts));
    }

    // The network is healed as a whole.
    public void Cease() => _isOver = true;

    private void Mend(List<(string From, string To)> cuts)
    {
        if (!_isOver)
        {
            cuts.ForEach(cut => cluster.Network.Mend(cut.From, cut.To));
        }
    }

    private IEnumerable<(string From, string To)> WaysToOthers(string machine) =>
        cluster
            .Names.Where(other => other != machine)
            .SelectMany(other => new[] { (machine, other), (other, machine) });
}
