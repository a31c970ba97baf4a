using Supervisor.Actors.Dispatching;

namespace Supervisor.Actors.Systems;

/// <summary>What an actor system takes from the outside: time, chance, threads and ears.</summary>
public sealed record ActorSystemSettings(
    string Name,
    TimeProvider Time,
    IChance Chance,
    IDispatcher Dispatcher,
    IActorSystemObserver Observer
);
