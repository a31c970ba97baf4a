namespace Supervisor.Fleet.Schema.Shapes;

internal sealed record AnyShape() : Shape("anything");
