using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>What there is to say of a section's keys, before anybody looks at their values.</summary>
internal sealed class SectionCheck(FindingLog log)
{
    private const string Ours = "x-supervisor";

    /// <returns>The row whose shape the value must have; null where nothing more is to be said of the value.</returns>
    public SchemaRow? RowToFollow(SectionShape section, MapEntry entry, TreePath path)
    {
        if (section.Find(entry.Key) is { } row)
        {
            return Judge(row, entry, path.Then(entry.Key)) ? row : null;
        }

        if (!entry.Key.StartsWith("x-", StringComparison.Ordinal))
        {
            new StrayKey(section, entry, path).Report(log);
        }
        else if (entry.Key == Ours)
        {
            ReportMisplacedExtension(section, entry, path);
        }
        else if (Suggestion.For(entry.Key, [Ours]) is not null)
        {
            ReportDoubtful(entry, path);
        }

        return null;
    }

    public void ReportMissing(SectionShape section, MapNode map, TreePath path)
    {
        foreach (var row in section.Rows.Where(row => row.IsRequired && map.Find(row.Key) is null))
        {
            var message = $"'{path}' is {section.Title} without '{row.Key}', and means nothing without it.";
            log.Add(ComposeKinds.MissingKey, map.Place, message, $"Add '{row.Key}', which is {row.Shape.Noun}.");
        }
    }

    private bool Judge(SchemaRow row, MapEntry entry, TreePath path)
    {
        switch (row.Verdict)
        {
            case Verdict.Refused refused:
                log.Add(
                    ComposeKinds.RefusedKey,
                    entry.KeyPlace,
                    $"'{path}' is not accepted: {refused.Why}",
                    refused.Remedy
                );
                return false;
            case Verdict.Warned warned:
                log.Add(
                    ComposeKinds.KeyWithoutEffect,
                    entry.KeyPlace,
                    $"'{path}' has no effect: {warned.Why}",
                    warned.Remedy
                );
                return true;
            default:
                return true;
        }
    }

    private void ReportMisplacedExtension(SectionShape section, MapEntry entry, TreePath path) =>
        log.Add(
            ComposeKinds.MisplacedKey,
            entry.KeyPlace,
            $"'{path.Then(Ours)}' has no meaning: {section.Title} has no such section.",
            $"Move it to the top of the file, or directly into a service."
        );

    private void ReportDoubtful(MapEntry entry, TreePath path) =>
        log.Add(
            ComposeKinds.DoubtfulExtension,
            entry.KeyPlace,
            $"'{path.Then(entry.Key)}' is ignored, as every x- key is but {Ours}.",
            $"Write {Ours} if that is what is meant; else choose a name that is less like it."
        );
}
