using Supervisor.Simulation.Fleets.Drafts;

namespace Supervisor.Simulation.Clusters.Drafts;

/// <summary>A group of a fleet in the making, and where it is to run.</summary>
/// <param name="Home">The node of its file: where it is pinned, unless it may move.</param>
internal sealed record PlacedGroup(GroupDraft Group, string Home, bool IsMovable);
