using Supervisor.Actors;
using Supervisor.Actors.Strategies;

namespace Supervisor.TestKit.Actors;

/// <summary>An actor whose behaviour a test writes down in place.</summary>
public sealed class ScriptedActor<TMessage>(Action<IActorContext<TMessage>, TMessage> receive) : Actor<TMessage>
{
    public Action<IActorContext<TMessage>>? OnStart { get; init; }

    public Action<IActorContext<TMessage>, Exception>? OnRestart { get; init; }

    public Action<IActorContext<TMessage>>? OnStop { get; init; }

    public Action<IActorContext<TMessage>, ActorRef>? OnWatchedStopped { get; init; }

    public Func<TMessage, bool> Passes { get; init; } = static _ => false;

    public SupervisionStrategy Children { get; init; } = SupervisionStrategy.Default;

    protected override SupervisionStrategy Strategy => Children;

    protected override void PreStart() => OnStart?.Invoke(Context);

    protected override void Receive(TMessage message) => receive(Context, message);

    protected override bool PassesHold(TMessage message) => Passes(message);

    protected override void PreRestart(Exception cause)
    {
        OnRestart?.Invoke(Context, cause);
        base.PreRestart(cause);
    }

    protected override void PostStop() => OnStop?.Invoke(Context);

    protected override void OnTerminated(ActorRef actor)
    {
        if (OnWatchedStopped is null)
        {
            base.OnTerminated(actor);
        }

        OnWatchedStopped?.Invoke(Context, actor);
    }
}
