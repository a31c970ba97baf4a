namespace Supervisor.Fleet.Interpolation;

/// <summary>A text with variables in it.</summary>
internal sealed record Template(IReadOnlyList<TemplatePart> Parts);

internal abstract record TemplatePart
{
    private TemplatePart() { }

    public sealed record Literal(string Text) : TemplatePart;

    /// <param name="Offset">Of its <c>$</c> in the text.</param>
    /// <param name="Else">What stands behind the operator: a default, a replacement, or the words of a complaint.</param>
    public sealed record Variable(string Name, int Offset, VariableRule Rule, bool CountsEmpty, Template? Else)
        : TemplatePart;
}

internal enum VariableRule
{
    /// <summary><c>$NAME</c>, <c>${NAME}</c>: its value, or a blank.</summary>
    Value,

    /// <summary><c>-</c></summary>
    Default,

    /// <summary><c>?</c></summary>
    Required,

    /// <summary><c>+</c>: where the variable is set, something else stands for it; where it is not, nothing.</summary>
    Replacement,
}

/// <summary>Why a text is no template.</summary>
/// <param name="Offset">Of the <c>$</c> that begins the part.</param>
internal sealed record TemplateFault(int Offset, string Message, string Remedy);
