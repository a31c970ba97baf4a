using Supervisor.Actors;
using Supervisor.Actors.Strategies;

namespace Supervisor.Simulation.Workloads;

internal abstract record KeeperMessage;

/// <summary>A child that used up its restarts has rested.</summary>
internal sealed record SpawnAgain(Sapling Sapling) : KeeperMessage;

/// <summary>The parent of a machine's workload actors.</summary>
internal sealed class KeeperActor(SupervisionStrategy strategy, IReadOnlyList<Sapling> saplings) : Actor<KeeperMessage>
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    private readonly Dictionary<ActorRef, Sapling> _spawned = [];

    protected override SupervisionStrategy Strategy => strategy;

    protected override void PreStart()
    {
        foreach (var sapling in saplings)
        {
            Spawn(sapling);
        }
    }

    protected override void Receive(KeeperMessage message)
    {
        if (message is SpawnAgain again)
        {
            Spawn(again.Sapling);
        }
    }

    protected override void OnTerminated(ActorRef actor)
    {
        if (_spawned.Remove(actor, out var sapling))
        {
            Context.Timers.Once(sapling, Rest, new SpawnAgain(sapling));
        }
    }

    private void Spawn(Sapling sapling)
    {
        var child = sapling.SpawnBelow(Context);
        _spawned.Add(child, sapling);
        Context.Watch(child);
    }
}
