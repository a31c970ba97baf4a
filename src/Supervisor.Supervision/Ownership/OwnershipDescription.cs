using System.Collections.Immutable;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Ownership;

/// <param name="CutOff">Why nobody can say who owns what; empty while that is known.</param>
public sealed record OwnershipDescription(ImmutableSortedDictionary<string, OwnedGroup> Groups, string CutOff);

/// <param name="Owner">The id of the node that the claim names; null: none.</param>
/// <param name="Ranking">Where it could run, the best first, with a reason each.</param>
public sealed record OwnedGroup(GroupStanding Standing, long Epoch, string? Owner, Ranking Ranking);
