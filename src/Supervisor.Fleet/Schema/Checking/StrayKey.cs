using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>A key that its section does not know: misspelt, in the wrong section, or both unknown and unguessable.</summary>
internal sealed class StrayKey(SectionShape section, MapEntry entry, TreePath path)
{
    private const int HomesToName = 3;

    private readonly string _key = entry.Key;

    public void Report(FindingLog log)
    {
        var similar = Suggestion.For(_key, section.Rows.Select(row => row.Key));
        var homes = KeyHomes.Of(_key, path);
        if (homes.Count > 0 && similar is null)
        {
            log.Add(ComposeKinds.MisplacedKey, entry.KeyPlace, Misplaced, $"Move it to {Places(homes)}.");
        }
        else
        {
            log.Add(ComposeKinds.UnknownKey, entry.KeyPlace, Unknown, Remedy(similar, homes));
        }
    }

    private bool IsService =>
        entry.Value is MapNode map && (map.Find("image") is not null || map.Find("build") is not null);

    private string Misplaced =>
        path == TreePath.Root
            ? $"'{_key}' does not belong at the top of a fleet file."
            : $"'{_key}' does not belong in '{path}', which is {section.Title}.";

    private string Unknown =>
        path == TreePath.Root
            ? $"A fleet file has no key '{_key}' at its top."
            : $"'{path}' has no key '{_key}': {section.Title} does not know it.";

    private string Remedy(string? similar, IReadOnlyList<string> homes) =>
        (similar, homes.Count) switch
        {
            (null, _) when path == TreePath.Root && IsService => "Indent it under 'services:', where services stand.",
            (null, _) => $"Remove it, or name it x-{_key} if it is a note of your own.",
            (_, 0) => $"Did you mean '{similar}'?",
            _ => $"Did you mean '{similar}'? If not, move it to {Places(homes)}.",
        };

    private static string Places(IReadOnlyList<string> homes) =>
        string.Join(", or to ", homes.Take(HomesToName).Select(home => $"'{home}'"));
}
