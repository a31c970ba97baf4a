using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Coordination.Claims;

namespace Supervisor.Tests.Supervision.Ownership;

internal static class ClaimLists
{
    internal static ImmutableSortedDictionary<string, Claim> ToClaims(this Claim claim) =>
        ImmutableSortedDictionary.Create<string, Claim>(StringComparer.Ordinal).Add(claim.Group, claim);
}
