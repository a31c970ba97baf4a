using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Findings;

/// <summary>
/// Gathers what is found: a reader goes on after a mistake, so that everything is told at once. Of one kind no more
/// are listed than anybody would read.
/// </summary>
public sealed class FindingLog
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<FindingKind, int> _counts = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public bool HasErrors => _findings.Exists(finding => finding.Kind.Severity is Severity.Error);

    /// <summary>How many of a kind were found, those included that are not listed.</summary>
    public int CountOf(FindingKind kind) => _counts.GetValueOrDefault(kind);

    public void Add(FindingKind kind, Place place, string message, string remedy) =>
        Add(new Finding(kind, place, message, remedy));

    public void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    public void Add(Finding finding)
    {
        var count = CountOf(finding.Kind) + 1;
        _counts[finding.Kind] = count;
        if (count <= FleetLimits.FindingsOfAKind)
        {
            _findings.Add(finding);
        }
    }
}
