using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;

namespace Supervisor.IntegrationTests.Actors.Stress;

internal sealed record StopChild(ActorRef Child);

/// <summary>Keeps so many workers alive: a worker that stops is followed by another one under the same name.</summary>
internal sealed class Group : Actor<object>
{
    private static readonly BackoffPolicy Backoff = new(
        TimeSpan.FromMilliseconds(1),
        TimeSpan.FromMilliseconds(4),
        Jitter: 0.5
    );

    private readonly StrategyKind _kind;
    private readonly int _first;
    private readonly Town _town;

    internal Group(int number, Town town)
    {
        (_kind, _first, _town) = ((StrategyKind)(number % 3), number * Town.WorkersPerGroup, town);
        town.Ledger.IncarnationMade();
    }

    /// <summary>Delays some restarts and never runs out of them, so that the town lives as long as the test.</summary>
    internal static RestartPolicy Endless { get; } =
        new(int.MaxValue, TimeSpan.FromMilliseconds(50), Backoff, TimeSpan.FromMilliseconds(20));

    protected override SupervisionStrategy Strategy =>
        new()
        {
            Kind = _kind,
            Decide = static cause => ((DirectedException)cause).Directive,
            Restarts = Endless,
        };

    protected override void PreStart()
    {
        for (var i = 0; i < Town.WorkersPerGroup; i++)
        {
            SpawnWorker(_first + i);
        }
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case StopChild stop:
                StopIfMine(stop.Child);
                break;
            case WorkerEnded ended:
                SpawnWorker(ended.Slot);
                break;
        }
    }

    protected override void PostStop() => _town.Ledger.IncarnationEnded();

    // The child may have been one of an earlier incarnation of this group.
    private void StopIfMine(ActorRef child)
    {
        if (Context.Children.Contains(child))
        {
            Context.Stop(child);
        }
    }

    private void SpawnWorker(int slot)
    {
        var track = new WorkerTrack(Self);
        var props = Props.Of(() => new Worker(track, _town)) with { MailboxCapacity = slot % 2 == 0 ? 256 : null };
        var worker = Context.Spawn(props, $"worker-{slot}");
        Context.WatchWith(worker, new WorkerEnded(slot));
        _town.Settle(slot, worker);
    }

    private sealed record WorkerEnded(int Slot);
}
