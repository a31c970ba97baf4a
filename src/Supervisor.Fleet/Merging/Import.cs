using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>
/// What an included project defines becomes part of the one that includes it. A name that both define, and otherwise,
/// is an error: an include adds, and changes nothing.
/// </summary>
internal sealed class Import(FindingLog log)
{
    private static readonly string[] Sections = ["services", "networks", "volumes", "secrets", "configs", "models"];

    private static readonly string[] OfTheFileItself = ["name", "version", "include"];

    public MapNode Into(MapNode target, MapNode included)
    {
        foreach (var entry in included.Entries)
        {
            if (Sections.Contains(entry.Key, StringComparer.Ordinal))
            {
                target = Add(target, entry);
            }
            else if (entry.Key is "x-supervisor")
            {
                RefuseSettings(entry);
            }
            else if (!IsOfTheFileItself(entry.Key) && target.Find(entry.Key) is null)
            {
                // A key that nobody knows is told wherever it stands.
                target = target.With(entry);
            }
        }

        return target;
    }

    private static bool IsOfTheFileItself(string key) =>
        key.StartsWith("x-", StringComparison.Ordinal) || OfTheFileItself.Contains(key, StringComparer.Ordinal);

    private MapNode Add(MapNode target, MapEntry section) =>
        target.Find(section.Key) is not { Value: not ScalarNode { IsNull: true } } own ? target.With(section)
        : (own.Value, section.Value) is (MapNode mine, MapNode others)
            ? target.With(own with { Value = United(mine, others) })
        : target;

    private MapNode United(MapNode mine, MapNode others)
    {
        var added = new List<MapEntry>();
        foreach (var other in others.Entries)
        {
            if (mine.Find(other.Key) is not { } own)
            {
                added.Add(other);
            }
            else if (!SameContent.Of(own.Value, other.Value))
            {
                RefuseConflict(own, other);
            }
        }

        return mine.Containing([.. mine.Entries, .. added]);
    }

    private void RefuseConflict(MapEntry own, MapEntry other) =>
        log.Add(
            MergeKinds.IncludeConflict,
            own.KeyPlace,
            $"'{Excerpt.Of(own.Key)}' is defined here, and otherwise at {other.KeyPlace}, which is included.",
            "Rename one of the two; to change what is included, write the changes into a file for path: [FILE, CHANGES]."
        );

    private void RefuseSettings(MapEntry settings) =>
        log.Add(
            MergeKinds.IncludedSettings,
            settings.KeyPlace,
            "The x-supervisor at the top of an included file does not count.",
            "Move it into the file that includes this one, or give this file to pbm as a project of its own."
        );
}
