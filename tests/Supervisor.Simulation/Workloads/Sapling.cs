using Supervisor.Actors;

namespace Supervisor.Simulation.Workloads;

/// <summary>A child that a keeper spawns, at its start and again after the child was given up.</summary>
internal sealed record Sapling(string Name, Func<IActorContext<KeeperMessage>, ActorRef> SpawnBelow);
