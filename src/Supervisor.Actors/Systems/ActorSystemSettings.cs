using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Strategies;

namespace Supervisor.Actors.Systems;

/// <summary>What an actor system takes from the outside: time, chance, threads and ears.</summary>
public sealed record ActorSystemSettings(
    string Name,
    TimeProvider Time,
    IChance Chance,
    IDispatcher Dispatcher,
    IActorSystemObserver Observer
)
{
    /// <summary>What the failure of an actor at the top means; escalated, it ends the system.</summary>
    public SupervisionStrategy TopLevel { get; init; } = SupervisionStrategy.Default;
}
