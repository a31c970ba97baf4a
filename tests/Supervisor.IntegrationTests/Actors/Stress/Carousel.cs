using Supervisor.Actors;
using Supervisor.TestKit.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>
/// A ring of actors that hand on a few tokens. Nobody else tells them anything, so a lost token, or one lost wake-up,
/// stops the token for ever.
/// </summary>
internal sealed class Carousel
{
    private const int Seats = 6;
    private const int Tokens = 8;

    private readonly ActorRef<int>[] _seats = new ActorRef<int>[Seats];
    private readonly int[] _inside = new int[Seats];
    private readonly Ledger _ledger;
    private readonly bool _watches;
    private long _hops;
    private volatile bool _isStopping;

    /// <param name="town">Where it turns.</param>
    /// <param name="name">Of the carousel.</param>
    /// <param name="watches">Each hop comes with a watch, so that signals and mail wake a seat at the same time.</param>
    internal Carousel(Town town, string name, bool watches)
    {
        (_ledger, _watches) = (town.Ledger, watches);
        for (var i = 0; i < Seats; i++)
        {
            var seat = i;
            _seats[i] = town.System.Spawn(Props.Of(() => Seat(seat)), $"{name}-{i}");
        }
    }

    internal Pending Pending { get; } = new("tokens");

    internal long Hops => Interlocked.Read(ref _hops);

    internal void Start()
    {
        for (var token = 0; token < Tokens; token++)
        {
            Pending.Begin();
            _seats[token % Seats].Tell(token);
        }
    }

    internal void Stop() => _isStopping = true;

    private ScriptedActor<int> Seat(int number) =>
        new(
            (context, token) =>
            {
                if (Interlocked.Exchange(ref _inside[number], 1) == 1)
                {
                    _ledger.Violated("Two turns of one seat ran at the same time.");
                }

                HandOn(context, _seats[(number + 1 + (token % (Seats - 1))) % Seats], token);
                Volatile.Write(ref _inside[number], 0);
            }
        );

    private void HandOn(IActorContext<int> context, ActorRef<int> next, int token)
    {
        if (_isStopping)
        {
            Pending.End();
            return;
        }

        Interlocked.Increment(ref _hops);
        if (_watches)
        {
            context.Watch(next);
            context.Unwatch(next);
        }

        next.Tell(token);
    }
}
