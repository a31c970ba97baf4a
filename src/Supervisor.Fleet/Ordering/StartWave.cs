using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

/// <summary>What starts together, once the wave before it is ready.</summary>
/// <param name="Number">The first wave is 1.</param>
/// <param name="Groups">Those whose container starts here, for the first of their agents.</param>
public sealed record StartWave(int Number, ValueList<FleetMember> Agents, ValueList<FleetMember> Groups);

/// <summary>An agent on the longest chain, and the need that made it wait for the one before.</summary>
/// <param name="Need">Null for the first.</param>
public sealed record ChainLink(FleetMember Agent, NeedLink? Need);
