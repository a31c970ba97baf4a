using System.Text.RegularExpressions;

namespace Supervisor.Fleet.Late;

/// <summary>
/// A place in a text where a value is put in that only the running fleet knows: <c>{agent:NAME.host}</c>,
/// <c>{node:name}</c>. The form is none of Compose's, which leaves it alone.
/// </summary>
/// <param name="Written">As it stands in the text.</param>
/// <param name="Kind"><c>agent</c>, <c>node</c> or <c>group</c>.</param>
/// <param name="Rest">What follows the colon.</param>
public sealed partial record LateReference(string Written, string Kind, string Rest)
{
    public bool IsOfAgent => Kind is "agent";

    /// <summary>What of it is asked for; empty where nothing says so.</summary>
    public string Property =>
        !IsOfAgent ? Rest
        : Dot < 0 ? ""
        : Rest[(Dot + 1)..];

    /// <summary>Whose it is; empty for the own node and the own group.</summary>
    public string Name =>
        !IsOfAgent ? ""
        : Dot < 0 ? Rest
        : Rest[..Dot];

    private int Dot => Rest.LastIndexOf('.');

    public static IEnumerable<LateReference> In(string text) =>
        text.Contains('{', StringComparison.Ordinal) ? Form().Matches(text).Select(Of) : [];

    /// <summary>The text with each place filled; where the value is null the place stays as it is.</summary>
    public static string Fill(string text, Func<LateReference, string?> valueOf) =>
        text.Contains('{', StringComparison.Ordinal)
            ? Form().Replace(text, match => valueOf(Of(match)) ?? match.Value)
            : text;

    private static LateReference Of(Match match) =>
        new(match.Value, match.Groups["kind"].Value, match.Groups["rest"].Value);

    [GeneratedRegex(
        @"\{(?<kind>agent|node|group):(?<rest>[^{}]*)\}",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}
