using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Supervision.Ownership.Draining;

/// <summary>What was said last of a node that is to run no movable group, or is to run them again.</summary>
/// <param name="Stamp">Who said so.</param>
public sealed record Drain(NodeId Node, bool IsDrained, ChangeStamp Stamp);
