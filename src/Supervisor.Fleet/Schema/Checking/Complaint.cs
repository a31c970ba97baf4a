using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>How a value that is not what it should be is spoken of.</summary>
internal static class Complaint
{
    /// <summary>Of a section with more keys a message would be a page.</summary>
    private const int KeysShown = 12;

    public static string WrongShape(Shape shape, TreeNode node, TreePath path) =>
        path == TreePath.Root
            ? $"A fleet file must be {shape.Noun}, and this one is {node}."
            : $"'{path}' must be {shape.Noun}, and is {node}.";

    public static string Mismatch(ScalarShape shape, ScalarNode value, TreePath path, string flaw, bool orMap) =>
        $"'{path}' must be {shape.Noun}{(orMap ? ", or a map" : "")}, and is {value}{Because(flaw)}.";

    public static string Remedy(Shape shape, TreeNode node) =>
        (shape, node) switch
        {
            (_, ScalarNode { IsNull: true }) => $"Give it a value, which is {shape.Noun}, or remove the key.",
            (ScalarShape scalar, _) => scalar.Remedy,
            (_, ScalarNode value) when TakesTexts(shape) => $"Write a list: [{Item(value.Text)}].",
            (MapShape, ListNode) => "Write a map: no dashes, and each name as a key in front of what belongs to it.",
            (SectionShape or GuardedShape, _) when KeysOf(shape) is { } keys => $"Write {keys}.",
            _ => $"Write {shape.Noun}.",
        };

    /// <summary>What else a word could have been: a map, whose keys nobody guesses.</summary>
    public static string? KeysOf(Shape shape) =>
        shape switch
        {
            SectionShape { Rows.Count: <= KeysShown } section =>
                $"a map of {(section.Rows.Count == 1 ? "the key" : "these keys:")} "
                    + string.Join(", ", section.Rows.Select(row => row.Key)),
            GuardedShape guarded => KeysOf(guarded.Inner),
            EitherShape either => either.Shapes.Select(KeysOf).FirstOrDefault(keys => keys is not null),
            _ => null,
        };

    private static bool TakesTexts(Shape shape) =>
        shape switch
        {
            ListShape list => list.Item is ScalarShape || (list.Item as EitherShape)?.Shapes.Any(IsText) is true,
            EitherShape either => either.Shapes.Any(TakesTexts),
            _ => false,
        };

    private static bool IsText(Shape shape) => shape is ScalarShape;

    /// <summary>As it can stand between brackets.</summary>
    private static string Item(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/' or '@') ? text
        : Excerpt.Of(text).Length < text.Length || text.AsSpan().ContainsAny('"', '\\', '\n') ? "ITEM, ITEM"
        : $"\"{text}\"";

    public static string Because(string flaw) => flaw.Length == 0 ? "" : $": {flaw}";
}
