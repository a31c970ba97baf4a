using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Ordering;

/// <summary>
/// Groups that need each other although their agents do not: no container could wait for the other as a whole, and
/// none has to, for each agent waits for its own needs only.
/// </summary>
/// <param name="Groups">In the order of the files.</param>
/// <param name="Ring">One need a step: the shortest way around.</param>
/// <param name="Needs">All needs between these groups.</param>
public sealed record ContainerCycle(ValueList<FleetMember> Groups, ValueList<NeedLink> Ring, ValueList<NeedLink> Needs);
