using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Interpolation;

/// <summary>Each unset variable of a project is warned about once, however many values ask for it.</summary>
internal sealed class UnsetVariables
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool IsNew(string name) => _names.Count < FleetLimits.FindingsOfAKind && _names.Add(name);
}
