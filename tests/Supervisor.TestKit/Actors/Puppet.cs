using Supervisor.Actors;
using Supervisor.Actors.Strategies;

namespace Supervisor.TestKit.Actors;

/// <summary>An actor that does what its messages say, and writes down all that happens to it.</summary>
public sealed class Puppet(string name, Diary diary) : Actor<Order>
{
    public SupervisionStrategy Children { get; init; } = SupervisionStrategy.Default;

    public Action<IActorContext<Order>>? OnStart { get; init; }

    public Action<IActorContext<Order>>? OnRetire { get; init; }

    public Action<IActorContext<Order>>? OnStop { get; init; }

    public Func<Order, bool> Passes { get; init; } = static _ => false;

    protected override SupervisionStrategy Strategy => Children;

    protected override void PreStart()
    {
        Write("starts");
        OnStart?.Invoke(Context);
    }

    protected override void Receive(Order message)
    {
        Write(message.Name);
        message.Run(Context);
    }

    protected override bool PassesHold(Order message) => Passes(message);

    protected override void OnTerminated(ActorRef actor) => Write($"sees {actor.Path} end");

    protected override void PreRestart(Exception cause)
    {
        Write($"retires: {cause.Message}");
        OnRetire?.Invoke(Context);
    }

    protected override void PostStop()
    {
        Write("stops");
        OnStop?.Invoke(Context);
    }

    private void Write(string happened) => diary.Write($"{name}#{Context.Incarnation} {happened}");
}
