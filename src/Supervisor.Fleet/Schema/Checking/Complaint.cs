using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>How a value that is not what it should be is spoken of.</summary>
internal static class Complaint
{
    public static string WrongShape(Shape shape, TreeNode node, TreePath path) =>
        path == TreePath.Root
            ? $"A fleet file must be {shape.Noun}, and this one is {node}."
            : $"'{path}' must be {shape.Noun}, and is {node}.";

    public static string Mismatch(ScalarShape shape, ScalarNode value, TreePath path, string flaw) =>
        $"'{path}' must be {shape.Noun}, and is {value}{Because(flaw)}.";

    public static string Remedy(Shape shape, TreeNode node) =>
        (shape, node) switch
        {
            (_, ScalarNode { IsNull: true }) => $"Give it a value, which is {shape.Noun}, or remove the key.",
            (ScalarShape scalar, _) => scalar.Remedy,
            (ListShape, ScalarNode value) => $"Write {shape.Noun}, such as [{Excerpt.Of(value.Text)}].",
            (MapShape or SectionShape, ListNode { Items: [ScalarNode first, ..] }) =>
                $"Write {shape.Noun} with each item as a key, such as '{Excerpt.Of(first.Text)}: {{ ... }}'.",
            (MapShape or SectionShape, ListNode) =>
                $"Write {shape.Noun}: no dashes, each item under its name as the key.",
            _ => $"Write {shape.Noun}.",
        };

    public static string Because(string flaw) => flaw.Length == 0 ? "" : $": {flaw}";
}
