using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Environment;

/// <summary>
/// Compose's rule: <c>COMPOSE_PROJECT_NAME</c>, else the last file's <c>name:</c>, else the directory's name with what a
/// name cannot hold left out.
/// </summary>
internal static class ProjectName
{
    public const string Variable = "COMPOSE_PROJECT_NAME";

    private const string Fallback = "default";

    private const string Form = "Small letters, digits, '-' and '_' make a name; it begins with a letter or a digit.";

    /// <param name="names">The values of <c>name:</c> of each file that has one, in the order of the files.</param>
    /// <returns>A name in any case; where there is no good one, that has been told.</returns>
    public static string Of(
        ValueMap<string> environment,
        IReadOnlyList<ScalarNode> names,
        string directory,
        Place file,
        FindingLog log
    )
    {
        if (environment.TryGet(Variable, out var given) && given.Length > 0)
        {
            return Checked(given, file, $"{Variable} is '{Excerpt.Of(given)}', which is no name of a project.", log);
        }

        if (names.Count > 0)
        {
            // What the key may hold is in the table of keys, and told from there.
            return Normalized(names[^1].Text) is { Length: > 0 } written ? written : Fallback;
        }

        var own = Normalized(Path.GetFileName(Path.TrimEndingDirectorySeparator(directory)));
        return own.Length > 0
            ? own
            : Checked("", file, "The directory's name holds nothing that a project could be called by.", log);
    }

    private static string Checked(string name, Place place, string message, FindingLog log)
    {
        var normalized = Normalized(name);
        if (normalized.Length > 0 && normalized == name)
        {
            return name;
        }

        log.Add(
            ValueKinds.BadProjectName,
            place,
            message,
            normalized.Length > 0 ? $"{Form} Write name: {Excerpt.Of(normalized)}." : $"{Form} Write name: fleet."
        );
        return normalized.Length > 0 ? normalized : Fallback;
    }

    private static string Normalized(string name) =>
        string.Concat(name.ToLowerInvariant().Where(IsOfName)).TrimStart('-', '_');

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}
