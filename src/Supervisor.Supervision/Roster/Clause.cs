namespace Supervisor.Supervision.Roster;

/// <summary>A sentence as part of another one.</summary>
internal static class Clause
{
    /// <summary><c>Its probe failed.</c> becomes <c>its probe failed</c>; what may be a name keeps its capital.</summary>
    internal static string Of(string sentence)
    {
        var text = sentence.Trim().TrimEnd('.');
        var isWord = text.Length > 1 && char.IsUpper(text[0]) && (char.IsLower(text[1]) || text[1] == ' ');
        return isWord ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>The first part, and why: <c>is not ready: its probe failed</c>.</summary>
    internal static string WithReason(string standing, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? standing : $"{standing}: {Of(reason)}";
}
