using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema;

/// <summary>The words that the table is written in: the shapes of values.</summary>
internal static class Forms
{
    public static readonly Shape Any = new AnyShape();

    public static readonly Shape Nothing = new NothingShape();

    /// <summary>Any scalar: <c>5432</c> and <c>yes</c> are texts too where a text is wanted.</summary>
    public static readonly ScalarShape Text = new("a text", ComposeKinds.WrongShape, "Write a text.", _ => null);

    public static readonly ScalarShape Flag = Scalar(
        "true or false",
        ComposeKinds.NotABoolean,
        "Write true or false, or a variable that holds one of them: a fleet file has no expressions.",
        text => ScalarText.Flag(text) is not null
    );

    public static readonly ScalarShape Number = Scalar(
        "a whole number",
        ComposeKinds.NotANumber,
        "Write a whole number.",
        text => ScalarText.Number(text) is not null
    );

    public static readonly ScalarShape LongNumber = Scalar(
        "a whole number",
        ComposeKinds.NotANumber,
        "Write a whole number.",
        text => ScalarText.LongNumber(text) is not null
    );

    public static readonly ScalarShape Fraction = Scalar(
        "a number",
        ComposeKinds.NotANumber,
        "Write a number, such as 1 or 0.5.",
        text => ScalarText.Fraction(text) is not null
    );

    public static readonly ScalarShape Duration = Scalar(
        "a duration",
        ComposeKinds.NotADuration,
        "Write a number with its unit, such as 500ms, 30s or 1m30s.",
        text => ScalarText.Duration(text) is not null
    );

    public static readonly ScalarShape Size = Scalar(
        "a size",
        ComposeKinds.NotASize,
        "Write bytes, or a number with its unit, such as 512m or 2g.",
        text => ScalarText.Bytes(text) is not null
    );

    public static ScalarShape NumberFrom(int least, int most) =>
        Scalar(
            $"a whole number from {least} to {most}",
            ComposeKinds.NotANumber,
            $"Write a whole number from {least} to {most}.",
            text => ScalarText.Number(text) is { } number && number >= least && number <= most
        );

    /// <summary>One of a few words.</summary>
    public static ScalarShape Word(params IReadOnlyList<string> words)
    {
        var list = string.Join(", ", words.Take(words.Count - 1).Append($"or {words[^1]}"));
        return Scalar(
            words.Count == 1 ? words[0] : list,
            ComposeKinds.UnknownWord,
            words.Count == 1 ? $"Write {words[0]}." : $"Write {list}.",
            text => words.Contains(text, StringComparer.Ordinal)
        );
    }

    /// <summary>A text with a form of its own.</summary>
    /// <param name="flaw">Why a text is not of this form; null when it is.</param>
    public static ScalarShape Form(string noun, string remedy, Func<string, string?> flaw) =>
        new(noun, ComposeKinds.MalformedValue, remedy, flaw);

    public static Shape ListOf(Shape item) => new ListShape(item);

    public static Shape MapOf(Shape value, ScalarShape? names = null) => new MapShape(value, names);

    public static SectionShape Section(string title, params IReadOnlyList<SchemaRow> rows) => new(title, rows);

    public static Shape Guarded(Shape inner, Func<TreeNode, Objection?> objection) =>
        new GuardedShape(inner, objection);

    private static ScalarShape Scalar(string noun, FindingKind kind, string remedy, Func<string, bool> fits) =>
        new(noun, kind, remedy, text => fits(text) ? null : "");
}
