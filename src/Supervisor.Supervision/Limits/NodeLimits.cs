using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Limits;

/// <summary>What a node does not run, whoever asks for it: its own setting, which nobody else changes.</summary>
/// <param name="Forbidden">Of <see cref="PrivilegeKinds"/>; what a newer node calls otherwise it judges itself.</param>
/// <param name="AllowedPaths">Of the machine, though mounts or devices are forbidden (<see cref="HostPaths"/>).</param>
public sealed record NodeLimits(ValueList<string> Forbidden, ValueList<string> AllowedPaths)
{
    public static NodeLimits None { get; } = new([], []);

    /// <summary>What of it this node does not take; empty: all of it may run.</summary>
    public IEnumerable<Privilege> Against(IEnumerable<Privilege> privileges) => privileges.Where(Forbids);

    /// <summary>For people; null: nothing is forbidden.</summary>
    public string? Describe() =>
        Forbidden.Count == 0 ? null
        : AllowedPaths.Count == 0 ? string.Join(", ", Forbidden)
        : $"{string.Join(", ", Forbidden)}; allowed are {string.Join(", ", AllowedPaths)}";

    private bool Forbids(Privilege privilege) =>
        Forbidden.Contains(privilege.Kind, StringComparer.Ordinal)
        && !(privilege.Path is { } path && AllowedPaths.Any(allowed => HostPaths.Allows(allowed, path)));
}
