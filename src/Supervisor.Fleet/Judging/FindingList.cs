using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Judging;

/// <summary>Findings as they are shown: sorted, each once, and of a kind no more than anybody would read.</summary>
internal static class FindingList
{
    public static IReadOnlyList<Finding> Of(IEnumerable<Finding> findings) =>
        [.. Sorted(findings.Distinct().GroupBy(finding => finding.Kind).SelectMany(Limited))];

    private static IEnumerable<Finding> Limited(IEnumerable<Finding> ofKind)
    {
        var all = Sorted(ofKind).ToList();
        var more = all.Count - FleetLimits.FindingsOfAKind;
        return more <= 0
            ? all
            : all.Take(FleetLimits.FindingsOfAKind).Append(More(all[FleetLimits.FindingsOfAKind], more));
    }

    /// <summary>Stands where the first of those stands that are left out.</summary>
    private static Finding More(Finding first, int count) =>
        first with
        {
            Message = $"There are {count} more findings of this kind from here on.",
            Remedy = "Mend those above, and validate again.",
        };

    private static IOrderedEnumerable<Finding> Sorted(IEnumerable<Finding> findings) =>
        findings
            .OrderBy(finding => finding.Place.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Place.Line)
            .ThenBy(finding => finding.Place.Column)
            .ThenBy(finding => finding.Kind.Severity)
            .ThenBy(finding => finding.Kind.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal);
}
