using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.IntegrationTests.Actors.Dispatching;

public sealed class ThreadPoolDispatcherTests
{
    private const int Asks = 200;

    // For each ask at most 0.2 million are usual, 0.7 on a machine with twenty programs for each core, and fifty where the
    // pairs keep the threads to themselves.
    private const long MostReceivedMeanwhile = Asks * 2_000_000L;

    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Dispatcher_KeptBusyByActorsThatNeverRest_StillGivesTheOthersTheirTurns()
    {
        var system = new ActorSystem(
            new ActorSystemSettings(
                "busy",
                TimeProvider.System,
                new SeededChance(1),
                new ThreadPoolDispatcher(),
                new FailureLog()
            )
        );
        var echo = system.Spawn(
            Props.Of(static () => new ScriptedActor<ActorRef<int>>(static (_, reply) => reply.Tell(1))),
            "echo"
        );
        var restless = new Restless(system);

        // From a thread that is not the pool's: what it tells does not land on the stack of a busy thread by luck.
        var answered = 0;
        var asker = new Thread(() => answered = Answered(echo, restless));
        asker.Start();
        await Task.Run(asker.Join, TestContext.Current.CancellationToken);
        var received = restless.Received;
        await system.ShutdownAsync(Patience);

        answered.ShouldBe(Asks, $"Asks, one after the other, while others received {received:N0} messages.");
    }

    private static int Answered(ActorRef<ActorRef<int>> echo, Restless restless)
    {
        var answered = 0;
        while (
            answered < Asks
            && restless.Received < MostReceivedMeanwhile
            && echo.Ask<int>(static reply => reply, Patience).GetAwaiter().GetResult().IsAnswered
        )
        {
            answered++;
        }

        return answered;
    }
}
