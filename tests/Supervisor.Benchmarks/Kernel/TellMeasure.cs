using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>One thread tells one actor.</summary>
internal static class TellMeasure
{
    private const int Messages = 10_000_000;

    public static async Task<double> MessagesPerSecondAsync()
    {
        await using var system = new MeasuredSystem();
        var finish = new Finish(1);
        var counter = system.Actors.Spawn(Props.Of(() => new Counter(finish)), "counter");
        var message = new object();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Messages; i++)
        {
            counter.Tell(message);
        }

        await finish.All;
        return Messages / watch.Elapsed.TotalSeconds;
    }

    private sealed class Counter(Finish finish) : Actor<object>
    {
        private int _count;

        protected override void Receive(object message)
        {
            if (++_count == Messages)
            {
                finish.ComeIn();
            }
        }
    }
}
