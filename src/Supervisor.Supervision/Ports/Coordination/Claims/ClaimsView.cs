using System.Collections.Immutable;

namespace Supervisor.Supervision.Ports.Coordination.Claims;

/// <param name="Claims">By group.</param>
/// <param name="Damaged">Groups whose claim cannot be read: nobody may take or start them.</param>
/// <param name="CutOff">Why nobody can say what changed since; empty when this is current.</param>
public sealed record ClaimsView(
    long Version,
    ImmutableSortedDictionary<string, Claim> Claims,
    ImmutableSortedSet<string> Damaged,
    string CutOff
)
{
    public bool IsCurrent => CutOff.Length == 0;
}
