using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Shapes;

/// <param name="Kind">Of the finding about a text that is not of this form.</param>
/// <param name="Remedy">What to write instead.</param>
/// <param name="Flaw">Of a text: null when it is of this form, else why not; empty where the noun says it all.</param>
internal sealed record ScalarShape(string Noun, FindingKind Kind, string Remedy, Func<string, string?> Flaw)
    : Shape(Noun)
{
    public string? FlawOf(TreeNode node) => node is ScalarNode scalar ? Flaw(scalar.Text) : "";
}
