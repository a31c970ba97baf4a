using Supervisor.Actors;
using Supervisor.Actors.Timing;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Tickers;

/// <summary>Actors that live by timers and are made to fail, alone and in bursts.</summary>
internal sealed class TickerWorkload(Universe universe, Plant plant) : IWorkload
{
    internal const string DieWithIncarnation = "timers die with their incarnation";
    private const string FailedWithTimers = "an actor failed with timers running";
    private const int TickersPerMachine = 2;

    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<string, ActorRef<TickerMessage>> _tickers = new(StringComparer.Ordinal);
    private bool _isCalm;

    public IReadOnlyList<string> ExpectedRarities => [FailedWithTimers];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon) =>
        Enumerable.Range(1, TickersPerMachine).Select(number => Sapling(machine, daemon, $"ticker-{number}"));

    public void OnDaemonStarted(Machine machine, Daemon daemon) { }

    public Action OnBackup(Machine machine) => static () => { };

    public void CalmDown() => _isCalm = true;

    public void CheckAtEnd() { }

    internal void Start() => universe.Clock.After(universe.Around(BetweenFailures), FailSomewhere);

    private void FailSomewhere()
    {
        if (_isCalm)
        {
            return;
        }

        var victims = _tickers.Values.ToArray();
        var victim = victims[universe.Chance.Next(victims.Length)];

        // Now and then so many in a row that the restarts are used up.
        var failures = universe.Chance.Next() < 0.3 ? Tree.Policy.Max + 2 : 1;
        for (var i = 0; i < failures; i++)
        {
            universe.Clock.After(universe.Around(TimeSpan.FromSeconds(1.5)) * i, () => Fail(victim));
        }

        Start();
    }

    private void Fail(ActorRef<TickerMessage> victim)
    {
        universe.Rarities.Reached(FailedWithTimers);
        victim.Tell(new FailNow());
    }

    private Sapling Sapling(Machine machine, Daemon daemon, string name)
    {
        var key = $"{machine.Name}/{name}";
        var restarts = new RestartWatch(universe, key, Tree.Policy);
        return new Sapling(
            name,
            keeper =>
            {
                restarts.Reset();
                var ticker = keeper.Spawn(
                    Props.Of(() =>
                    {
                        restarts.Begun(machine.Clock.Monotonic);
                        return new TickerActor(context => Timers(context, machine, daemon), Check(key));
                    }),
                    name
                );
                if (!daemon.IsDeposed)
                {
                    _tickers[key] = ticker;
                }

                return ticker;
            }
        );
    }

    private ITimers<TickerMessage> Timers(IActorContext<TickerMessage> context, Machine machine, Daemon daemon) =>
        plant == Plant.StaleTimer
            ? new LeakyTimers<TickerMessage>(context, new DaemonTime(daemon, machine.Clock))
            : context.Timers;

    private Action<int, int> Check(string key) =>
        (setBy, handledBy) =>
        {
            if (setBy != handledBy)
            {
                universe.Violate(
                    DieWithIncarnation,
                    $"{key}: a timer of incarnation {setBy} was received by incarnation {handledBy}"
                );
            }
        };
}
