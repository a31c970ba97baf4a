using System.Diagnostics;
using Supervisor.Actors;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>One asker that awaits each answer before it asks again.</summary>
internal static class AskMeasure
{
    private const int Asks = 400_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static async Task<double> AnswersPerSecondAsync()
    {
        await using var system = new MeasuredSystem();
        var echo = system.Actors.Spawn(Props.Of<ActorRef<int>>(static () => new Echo()), "echo");
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Asks; i++)
        {
            await echo.Ask<int>(static reply => reply, Timeout);
        }

        return Asks / watch.Elapsed.TotalSeconds;
    }

    private sealed class Echo : Actor<ActorRef<int>>
    {
        protected override void Receive(ActorRef<int> message) => message.Tell(1);
    }
}
