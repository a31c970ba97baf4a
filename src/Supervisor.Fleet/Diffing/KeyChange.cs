using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing;

/// <summary>One key, as it was and as it is.</summary>
/// <param name="Key">From the owner on: <c>probe.http</c>; empty: the owner itself came or went.</param>
/// <param name="Old">Null: it was not there.</param>
/// <param name="New">Null: it is no longer there.</param>
public sealed record KeyChange(string Key, string? Old, string? New, ChangeEffect Effect);

/// <summary>All that changed of an agent, of a group beside its agents, or of a project beside its groups.</summary>
/// <param name="Project">As the fleet tells it from others: its node and its name.</param>
/// <param name="Member">Null: the project itself.</param>
public sealed record MemberDiff(string Project, FleetAddress? Member, ValueList<KeyChange> Changes)
{
    public ChangeEffect Effect => Changes.Max(change => change.Effect);
}
