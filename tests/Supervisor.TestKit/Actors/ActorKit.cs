using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Inspecting;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Actors;

/// <summary>An actor system under a virtual clock on the test's own thread: nothing happens between the test's lines.</summary>
public sealed class ActorKit
{
    private const int EndlessTurns = 100_000;

    private readonly ManualDispatcher _dispatcher;
    private readonly List<DeadLetter> _deadLetters = [];
    private int _probes;

    /// <param name="seed">Of the actors' chance, and of the order of turns when they are shuffled.</param>
    /// <param name="messagesPerTurn">How many messages a turn handles.</param>
    /// <param name="shuffled">Runs turns in an order drawn from the seed instead of the order of their scheduling.</param>
    public ActorKit(ulong seed = 1, int messagesPerTurn = 1, bool shuffled = false)
    {
        _dispatcher = new ManualDispatcher(messagesPerTurn, shuffled ? new SeededChance(~seed).Next : null);
        var chance = new SeededChance(seed);
        System = new ActorSystem(new ActorSystemSettings("test", Clock, chance, _dispatcher, Log));
        System.DeadLetters.Published += _deadLetters.Add;
    }

    public VirtualClock Clock { get; } = new();

    public FailureLog Log { get; } = new();

    public ActorSystem System { get; }

    public IReadOnlyList<DeadLetter> DeadLetters => _deadLetters;

    /// <summary>Runs all that can run without time passing.</summary>
    public void Run()
    {
        var turns = 0;
        while (_dispatcher.RunOne())
        {
            if (++turns == EndlessTurns)
            {
                throw new ShouldAssertException($"The actors have not come to rest within {EndlessTurns} turns.");
            }
        }
    }

    /// <summary>Runs one turn; false when there is none to run.</summary>
    public bool RunOne() => _dispatcher.RunOne();

    /// <summary>Lets time pass, timer by timer, with everything that follows from each.</summary>
    public void Advance(TimeSpan time)
    {
        var until = Clock.Elapsed + time;
        Run();
        while (Clock.MoveToNextTimer(until))
        {
            Run();
        }

        Clock.MoveTo(until);
    }

    /// <summary>From now on the actor gets no turn, so that a test can look at what others do before it acts.</summary>
    public void Hold(string path) => _dispatcher.Hold(path);

    public void Release(string path) => _dispatcher.Release(path);

    public ActorRef<TMessage> Spawn<TMessage>(Func<Actor<TMessage>> create, string name) =>
        System.Spawn(Props.Of(create), name);

    public ActorRef<TMessage> Spawn<TMessage>(Action<IActorContext<TMessage>, TMessage> receive, string name) =>
        Spawn(() => new ScriptedActor<TMessage>(receive), name);

    /// <summary>The part of the tree below a path, after everything that can run has run; null when there is no such actor.</summary>
    public ActorDescription? Inspect(string path, int depth)
    {
        var inspection = System.InspectAsync(path, depth, TimeSpan.FromSeconds(1));
        Run();
        return inspection.Ended();
    }

    public TestProbe<TMessage> Probe<TMessage>() => new(this, $"probe-{++_probes}");
}
