using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Shapes;

/// <summary>A form some of whose values are understood and not accepted: <c>replicas: 3</c>.</summary>
/// <param name="Objection">To a value of the inner shape; null when there is none.</param>
internal sealed record GuardedShape(Shape Inner, Func<TreeNode, Objection?> Objection) : Shape(Inner.Noun);

internal sealed record Objection(FindingKind Kind, string Why, string Remedy);
