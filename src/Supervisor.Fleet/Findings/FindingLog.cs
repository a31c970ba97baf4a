using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Findings;

/// <summary>
/// Gathers what is found: a reader goes on after a mistake, so that everything is told at once. Of one kind no more
/// are listed than anybody would read.
/// </summary>
internal sealed class FindingLog
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<FindingKind, int> _counts = [];
    private readonly Dictionary<FindingKind, Finding> _firstUnlisted = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public IEnumerable<UnlistedFindings> Unlisted =>
        _firstUnlisted.Select(first => new UnlistedFindings(
            first.Value,
            _counts[first.Key] - FleetLimits.FindingsOfAKind
        ));

    /// <summary>How many were found, those included that are not listed.</summary>
    public int Count { get; private set; }

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
        Count++;
        var ofKind = _counts.GetValueOrDefault(finding.Kind) + 1;
        _counts[finding.Kind] = ofKind;
        if (ofKind <= FleetLimits.FindingsOfAKind)
        {
            _findings.Add(finding);
        }
        else
        {
            _firstUnlisted.TryAdd(finding.Kind, finding);
        }
    }
}
