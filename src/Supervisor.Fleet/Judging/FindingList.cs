using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Judging;

/// <summary>Findings as they are shown: sorted, each once, and of a kind no more than anybody would read.</summary>
internal static class FindingList
{
    /// <param name="unlisted">What was found besides, and only counted.</param>
    public static IReadOnlyList<Finding> Of(
        IEnumerable<Finding> findings,
        IReadOnlyList<UnlistedFindings>? unlisted = null
    ) => [.. Sorted(findings.Distinct().GroupBy(finding => finding.Kind).SelectMany(kind => Limited(kind, unlisted)))];

    private static IEnumerable<Finding> Limited(
        IGrouping<FindingKind, Finding> ofKind,
        IReadOnlyList<UnlistedFindings>? unlisted
    )
    {
        var all = Sorted(ofKind).ToList();
        var counted = unlisted?.FirstOrDefault(more => more.First.Kind == ofKind.Key);
        var rest = all.Skip(FleetLimits.FindingsOfAKind).FirstOrDefault() ?? counted?.First;
        return rest is null
            ? all
            : all.Take(FleetLimits.FindingsOfAKind)
                .Append(More(rest, Math.Max(0, all.Count - FleetLimits.FindingsOfAKind) + (counted?.Count ?? 0)));
    }

    /// <summary>Stands where the first of those stands that are left out.</summary>
    private static Finding More(Finding first, int count) =>
        first with
        {
            Message = $"There {CountText.Are(count)} {CountText.Of(count, "more finding")} of this kind from here on.",
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
