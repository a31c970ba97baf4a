namespace Supervisor.Supervision.Roster;

/// <summary>A sentence as part of another one.</summary>
internal static class Clause
{
    /// <summary>With which sentences of ours begin. Whatever else stands in front may be a name.</summary>
    private static readonly HashSet<string> Beginnings = new(StringComparer.Ordinal)
    {
        "A",
        "All",
        "An",
        "Another",
        "It",
        "Its",
        "No",
        "Nobody",
        "Nothing",
        "Somebody",
        "The",
        "There",
        "This",
        "What",
        "Who",
    };

    /// <summary><c>Its probe failed.</c> becomes <c>its probe failed</c>; what may be a name keeps its capital.</summary>
    internal static string Of(string sentence)
    {
        var text = sentence.Trim().TrimEnd('.');
        var word = text.Split(' ', 2)[0];
        return Beginnings.Contains(word) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>The first part, and why: <c>is not ready: its probe failed</c>.</summary>
    internal static string WithReason(string standing, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? standing : $"{standing}: {Of(reason)}";
}
