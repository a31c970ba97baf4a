using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.IntegrationTests.Actors.Dispatching;

public sealed class ThreadPoolDispatcherTests
{
    private const int Pairs = 16;
    private const int Asks = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        var echo = Spawn<ActorRef<int>>(system, static (_, reply) => reply.Tell(1), "echo");
        for (var i = 0; i < Pairs; i++)
        {
            var a = Spawn<ActorRef>(system, HandBack, $"a{i}");
            a.Tell(Spawn<ActorRef>(system, HandBack, $"b{i}"));
        }

        for (var i = 0; i < Pairs; i++)
        {
            Spawn<int>(system, static (context, n) => context.Self.Tell(n), $"self-{i}").Tell(i);
        }

        // From a thread that is not the pool's: what it tells does not land on the stack of a busy thread by luck.
        var answered = 0;
        var asker = new Thread(() => answered = Answered(echo));
        asker.Start();
        await Task.Run(asker.Join, TestContext.Current.CancellationToken);
        await system.ShutdownAsync(Patience);

        answered.ShouldBe(Asks, $"Asks, one after the other within {Patience}, while others never rest.");
    }

    private static int Answered(ActorRef<ActorRef<int>> echo)
    {
        using var patience = new CancellationTokenSource(Patience);
        var answered = 0;
        while (
            answered < Asks
            && echo.Ask<int>(static reply => reply, Patience, patience.Token).GetAwaiter().GetResult().IsAnswered
        )
        {
            answered++;
        }

        return answered;
    }

    private static ActorRef<TMessage> Spawn<TMessage>(
        ActorSystem system,
        Action<IActorContext<TMessage>, TMessage> receive,
        string name
    ) => system.Spawn(Props.Of(() => new ScriptedActor<TMessage>(receive)), name);

    private static void HandBack(IActorContext<ActorRef> context, ActorRef partner) =>
        ((ActorRef<ActorRef>)partner).Tell(context.Self);
}
