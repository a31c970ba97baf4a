using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Interpolation;

/// <summary>
/// Each unset variable of a project is warned about once, however many values ask for it, and not where an error tells
/// of it anyhow: so the warnings wait until everything is read.
/// </summary>
internal sealed class UnsetVariables
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Name, Finding Warning)> _waiting = [];

    public bool IsNew(string name) => _names.Count < FleetLimits.FindingsOfAKind && !_names.Contains(name);

    public void Warn(string name, Finding warning)
    {
        if (_names.Add(name))
        {
            _waiting.Add((name, warning));
        }
    }

    /// <param name="told">Of these an error tells.</param>
    public void Tell(FindingLog log, IReadOnlySet<string> told)
    {
        log.Add(_waiting.Where(waiting => !told.Contains(waiting.Name)).Select(waiting => waiting.Warning));
        _waiting.Clear();
    }
}
