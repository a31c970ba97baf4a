using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Placing;

/// <summary>A machine as the fleet has it, with what is pinned to it.</summary>
public sealed record DeclaredNode(NodeModel Node, ValueList<GroupDemand> Pinned);
