using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Findings;

/// <summary>Gathers what is found: a reader goes on after a mistake, so that everything is told at once.</summary>
public sealed class FindingLog
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public bool HasErrors => _findings.Exists(finding => finding.Kind.Severity is Severity.Error);

    public void Add(FindingKind kind, Place place, string message, string remedy) =>
        _findings.Add(new Finding(kind, place, message, remedy));

    public void Add(IEnumerable<Finding> findings) => _findings.AddRange(findings);
}
