namespace Supervisor.Fleet.Schema.Shapes;

/// <summary>Values under names that the user chooses.</summary>
/// <param name="Names">What a name may look like; null: anything.</param>
internal sealed record MapShape(Shape Value, ScalarShape? Names = null) : Shape("a map");
