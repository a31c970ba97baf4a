namespace Supervisor.Fleet.Schema.Shapes;

/// <summary>What a value of a fleet file may look like. <c>|</c> joins the short form and the long one.</summary>
/// <param name="Noun">As a message says what was expected: <c>a list</c>.</param>
internal abstract record Shape(string Noun)
{
    public static Shape operator |(Shape first, Shape second) =>
        new EitherShape([.. Alternatives(first), .. Alternatives(second)]);

    private static IReadOnlyList<Shape> Alternatives(Shape shape) =>
        shape is EitherShape either ? either.Shapes : [shape];
}
