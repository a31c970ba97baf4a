using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>One actor spawns many idle children; done when each of them has started.</summary>
internal static class SpawnMeasure
{
    private const int Children = 200_000;

    public static async Task<double> ActorsPerSecondAsync()
    {
        await using var system = new MeasuredSystem();
        var watch = Stopwatch.StartNew();
        await SpawnAllAsync(system);
        return Children / watch.Elapsed.TotalSeconds;
    }

    public static async Task<double> BytesPerActorAsync()
    {
        await using var system = new MeasuredSystem();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await SpawnAllAsync(system);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Children;
    }

    private static async Task SpawnAllAsync(MeasuredSystem system)
    {
        var finish = new Finish(Children);
        var parent = system.Actors.Spawn(Props.Of(() => new Parent(finish)), "parent");
        parent.Tell(Children);
        await finish.All;
    }

    private sealed class Parent(Finish finish) : Actor<int>
    {
        protected override void Receive(int message)
        {
            var children = Props.Of(() => new Child(finish));
            for (var i = 0; i < message; i++)
            {
                Context.Spawn(children);
            }
        }
    }

    private sealed class Child(Finish finish) : Actor<int>
    {
        protected override void PreStart() => finish.ComeIn();

        protected override void Receive(int message) => Context.Unhandled(message);
    }
}
