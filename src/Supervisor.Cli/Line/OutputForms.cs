using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Line;

/// <summary>The forms in which every command can answer; some have others beside them.</summary>
internal static class OutputForms
{
    public const string Text = "text";
    public const string Json = "json";

    /// <param name="command">The command as an operator calls it, palette and name.</param>
    /// <param name="form">What stood behind <c>-o</c>; null for nothing.</param>
    /// <param name="others">The forms that only this command has.</param>
    public static OperatorError? Fault(string command, string? form, IReadOnlyList<string> others)
    {
        string[] known = [Text, Json, .. others];
        return form is null || known.Contains(form, StringComparer.Ordinal)
            ? null
            : new OperatorError(
                ErrorCodes.BadLine,
                $"'{form}' is no form of output for '{command}'.",
                $"It answers in {string.Join(", ", known)}.",
                "Name one of them behind -o, or leave -o away."
            );
    }
}
