using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Shapes;

/// <summary>One of several forms, told apart by what the value is: nothing, a scalar, a list or a map.</summary>
internal sealed record EitherShape(IReadOnlyList<Shape> Shapes)
    : Shape(string.Join(" or ", Shapes.Select(shape => shape.Noun)))
{
    /// <summary>The form that the value is meant to have, even where it is no good one; null: none.</summary>
    public Shape? For(TreeNode node) => Shapes.FirstOrDefault(shape => IsMeantBy(shape, node));

    private static bool IsMeantBy(Shape shape, TreeNode node) =>
        (shape, node) switch
        {
            (NothingShape, ScalarNode scalar) => scalar.IsNull,
            (ScalarShape, ScalarNode scalar) => !scalar.IsNull,
            (ListShape, ListNode) => true,
            (MapShape or SectionShape, MapNode) => true,
            (AnyShape, _) => true,
            (GuardedShape guarded, _) => IsMeantBy(guarded.Inner, node),
            (EitherShape either, _) => either.For(node) is not null,
            _ => false,
        };
}
