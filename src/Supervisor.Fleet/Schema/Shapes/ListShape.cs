namespace Supervisor.Fleet.Schema.Shapes;

internal sealed record ListShape(Shape Item) : Shape("a list");
