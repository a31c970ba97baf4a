namespace Supervisor.Fleet.Schema.Shapes;

/// <summary>A key without a value, where that means something: <c>networks: { default: }</c>.</summary>
internal sealed record NothingShape() : Shape("nothing");
