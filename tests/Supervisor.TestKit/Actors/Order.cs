using Supervisor.Actors;

namespace Supervisor.TestKit.Actors;

/// <summary>A message that brings along what its receiver, a <see cref="Puppet"/>, shall do.</summary>
public sealed record Order(string Name, Action<IActorContext<Order>> Run);
