using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>What a node has to run, or all the reasons why it cannot.</summary>
/// <param name="Plan">Null: there are errors.</param>
public sealed record PlanOutcome(NodePlan? Plan, ValueList<PlanError> Errors);

/// <param name="Member">Whose definition is at fault.</param>
/// <param name="Path">Where, in the tree of the member's project.</param>
public sealed record PlanError(FleetMember Member, TreePath Path, OperatorError Error);
