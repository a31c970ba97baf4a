using Supervisor.Actors;
using Supervisor.Actors.Strategies;

namespace Supervisor.TestKit.Actors;

/// <summary>A tree of puppets on an <see cref="ActorKit"/>, and one diary for all of them.</summary>
public sealed class PuppetKit(ulong seed = 1, int messagesPerTurn = 1)
{
    public ActorKit Actors { get; } = new(seed, messagesPerTurn);

    public Diary Diary { get; } = new();

    public static Exception Boom { get; } = new InvalidOperationException("boom");

    /// <summary>A top-level puppet, started, with an empty diary.</summary>
    public ActorRef<Order> Top(string name, SupervisionStrategy? children = null) =>
        Top(name, () => new Puppet(name, Diary) { Children = children ?? SupervisionStrategy.Default });

    public ActorRef<Order> Top(string name, Func<Actor<Order>> create)
    {
        var top = Actors.Spawn(create, name);
        Actors.Run();
        Diary.Clear();
        return top;
    }

    public ActorRef<Order> Child(ActorRef<Order> parent, string name, SupervisionStrategy? children = null) =>
        Child(parent, name, () => new Puppet(name, Diary) { Children = children ?? SupervisionStrategy.Default });

    /// <summary>A child of a puppet, started, with an empty diary.</summary>
    public ActorRef<Order> Child(ActorRef<Order> parent, string name, Func<Actor<Order>> create)
    {
        ActorRef<Order>? child = null;
        Do(parent, context => child = context.Spawn(Props.Of(create), name));
        Diary.Clear();
        return child!;
    }

    /// <summary>Tells a message that only leaves its name in the diary.</summary>
    public static TellResult Say(ActorRef<Order> puppet, string name) => puppet.Tell(new Order(name, static _ => { }));

    /// <summary>Tells something to do, and does not wait for it.</summary>
    public static TellResult Tell(ActorRef<Order> puppet, Action<IActorContext<Order>> run) =>
        puppet.Tell(new Order("acts", run));

    public static TellResult Fail(ActorRef<Order> puppet, Exception? cause = null) =>
        puppet.Tell(new Order("fails", _ => throw cause ?? Boom));

    /// <summary>Has it done, with all that follows without time passing; leaves no trace of it in the diary.</summary>
    public void Do(ActorRef<Order> puppet, Action<IActorContext<Order>> run)
    {
        Tell(puppet, run);
        Actors.Run();
        Diary.Clear();
    }

    public void Run() => Actors.Run();

    public void Advance(TimeSpan time) => Actors.Advance(time);
}
