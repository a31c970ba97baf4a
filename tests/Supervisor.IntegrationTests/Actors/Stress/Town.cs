using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>A tree of actors on the real dispatcher, and the ways to disturb it from any thread.</summary>
internal sealed class Town
{
    internal const int Threads = 3;
    internal const int WorkersPerGroup = 8;
    internal const int Workers = Groups * WorkersPerGroup;

    private const int Groups = 6;
    private const int Towers = 2;

    private readonly ActorRef<object>[] _workers = new ActorRef<object>[Workers];
    private readonly ActorRef<object>[] _towers = new ActorRef<object>[Towers];
    private readonly ActorRef<object> _hall;

    internal Town(ulong seed)
    {
        var settings = new ActorSystemSettings(
            "stress",
            TimeProvider.System,
            new SeededChance(seed),
            new ThreadPoolDispatcher(),
            Failures
        );
        System = new ActorSystem(settings);
        System.DeadLetters.Published += Ledger.WasRefused;
        for (var i = 0; i < Towers; i++)
        {
            _towers[i] = System.Spawn(Props.Of(() => new WatchTower(Watches)), $"tower-{i}");
        }

        foreach (var _ in _workers)
        {
            Arrivals.Begin();
        }

        _hall = System.Spawn(Props.Of(Hall), "hall");
    }

    internal ActorSystem System { get; }

    internal Ledger Ledger { get; } = new();

    internal WatchBook Watches { get; } = new();

    internal FailureCount Failures { get; } = new();

    internal Pending Asks { get; } = new("asks");

    /// <summary>Ends when every place has had its first worker.</summary>
    internal Pending Arrivals { get; } = new("first workers");

    internal void Settle(int slot, ActorRef<object> worker)
    {
        if (Interlocked.Exchange(ref _workers[slot], worker) is null)
        {
            Arrivals.End();
        }
    }

    /// <summary>Null when the ledger is full.</summary>
    internal TellResult? Tell(int slot, int sender, Fate fate)
    {
        if (Ledger.Next() is not { } number)
        {
            return null;
        }

        var result = Worker(slot).Tell(new Parcel(number, sender, fate, ReplyTo: null));
        Ledger.TellResulted(result);
        return result;
    }

    internal void Ask(int slot, Fate fate, TimeSpan timeout)
    {
        if (Ledger.Next() is { } number)
        {
            Asks.Begin();
            _ = Count(Worker(slot).Ask<int>(reply => new Parcel(number, -1, fate, reply), timeout));
        }
    }

    internal void Watch(int slot)
    {
        var (tower, worker) = (_towers[slot % Towers], Worker(slot));

        // A second watch of the same tower on the same worker would be the first one.
        if (Watches.TryOpen(tower, worker))
        {
            tower.Tell(worker);
        }
    }

    /// <summary>Stops all workers with their parents, but not who watches them.</summary>
    internal void StopWorkers() => _hall.Tell(StopAll.Instance);

    private ActorRef<object> Worker(int slot) => Volatile.Read(ref _workers[slot]);

    private async Task Count(Task<AskOutcome<int>> asked)
    {
        await asked;
        Asks.End();
    }

    private ScriptedActor<object> Hall() =>
        new(static (context, _) => context.Stop(context.Self))
        {
            Children = new SupervisionStrategy { Restarts = Group.Endless },
            OnStart = context =>
            {
                for (var i = 0; i < Groups; i++)
                {
                    var number = i;
                    context.Spawn(Props.Of(() => new Group(number, this)), $"group-{i}");
                }
            },
        };

    private sealed class StopAll
    {
        internal static StopAll Instance { get; } = new();
    }
}
