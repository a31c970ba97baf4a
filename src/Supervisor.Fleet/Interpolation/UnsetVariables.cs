using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Interpolation;

/// <summary>
/// Each unset variable of a project is warned about once, however many values ask for it, and not where an error tells
/// of it anyhow: so the warnings wait until everything is read.
/// </summary>
internal sealed class UnsetVariables
{
    private readonly Dictionary<string, Finding> _warnings = new(StringComparer.Ordinal);

    public bool IsNew(string name) => _warnings.Count < FleetLimits.FindingsOfAKind && !_warnings.ContainsKey(name);

    public void Warn(string name, Finding warning) => _warnings.TryAdd(name, warning);

    public void Tell(FindingLog log, IReadOnlySet<string> told) =>
        log.Add(_warnings.Where(pair => !told.Contains(pair.Key)).Select(pair => pair.Value));
}
