using Supervisor.Fleet.Findings;

namespace Supervisor.Fleet.Schema.Shapes;

/// <param name="Kind">Of the finding about a text that is not of this form.</param>
/// <param name="Remedy">What to write instead: <c>Write ...</c></param>
/// <param name="Flaw">Of a text: null when it is of this form, else why not; empty where the noun says it all.</param>
internal sealed record ScalarShape(string Noun, FindingKind Kind, string Remedy, Func<string, string?> Flaw)
    : Shape(Noun)
{
    /// <summary>Of either form; what is of neither is told as a failed first.</summary>
    public static ScalarShape operator |(ScalarShape first, ScalarShape second) =>
        new(
            $"{first.Noun} or {second.Noun}",
            first.Kind,
            $"{first.Remedy.TrimEnd('.')}, or {char.ToLowerInvariant(second.Remedy[0])}{second.Remedy[1..]}",
            text => second.Flaw(text) is null ? null : first.Flaw(text)
        );
}
