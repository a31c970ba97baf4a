using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>Pairs of actors, each handing one ball back and forth.</summary>
internal static class PairsMeasure
{
    private const int Pairs = 64;
    private const int HitsEach = 60_000;

    public static async Task<double> MessagesPerSecondAsync()
    {
        await using var system = new MeasuredSystem();
        var finish = new Finish(Pairs);
        var players = Props.Of(() => new Player(finish));
        var pairs = Enumerable
            .Range(0, Pairs)
            .Select(i => (A: system.Actors.Spawn(players, $"a{i}"), B: system.Actors.Spawn(players, $"b{i}")))
            .ToList();
        var watch = Stopwatch.StartNew();
        foreach (var (a, b) in pairs)
        {
            a.Tell(new Ball(HitsEach, b));
        }

        await finish.All;
        return (double)Pairs * HitsEach / watch.Elapsed.TotalSeconds;
    }

    private sealed record Ball(int HitsLeft, ActorRef<Ball> From);

    private sealed class Player(Finish finish) : Actor<Ball>
    {
        protected override void Receive(Ball message)
        {
            if (message.HitsLeft == 0)
            {
                finish.ComeIn();
            }
            else
            {
                message.From.Tell(new Ball(message.HitsLeft - 1, Self));
            }
        }
    }
}
