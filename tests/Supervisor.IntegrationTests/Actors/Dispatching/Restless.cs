using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.TestKit.Actors;

namespace Supervisor.IntegrationTests.Actors.Dispatching;

/// <summary>
/// Pairs of actors that answer each other for ever, and actors that tell themselves. What they have received is a measure
/// of time: on a machine that gives this process little, they receive little too.
/// </summary>
internal sealed class Restless
{
    private const int Pairs = 16;

    private readonly List<Tally> _tallies = [];

    internal Restless(ActorSystem system)
    {
        for (var i = 0; i < Pairs; i++)
        {
            var a = Spawn<ActorRef>(system, HandBack, $"a{i}");
            a.Tell(Spawn<ActorRef>(system, HandBack, $"b{i}"));
            Spawn<int>(system, static (context, n) => context.Self.Tell(n), $"self-{i}").Tell(i);
        }
    }

    internal long Received => _tallies.Sum(static tally => Volatile.Read(ref tally.Received));

    private ActorRef<TMessage> Spawn<TMessage>(
        ActorSystem system,
        Action<IActorContext<TMessage>, TMessage> answer,
        string name
    )
    {
        var tally = new Tally();
        _tallies.Add(tally);
        return system.Spawn(Props.Of(() => new ScriptedActor<TMessage>(Receive)), name);

        void Receive(IActorContext<TMessage> context, TMessage message)
        {
            tally.Received++;
            answer(context, message);
        }
    }

    private static void HandBack(IActorContext<ActorRef> context, ActorRef partner) =>
        ((ActorRef<ActorRef>)partner).Tell(context.Self);

    /// <summary>Of one actor, which alone adds to it.</summary>
    private sealed class Tally
    {
        internal long Received;
    }
}
