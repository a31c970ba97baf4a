namespace Supervisor.Fleet.Naming;

/// <summary>Where a group or an agent stands in the fleet: <c>mainpc/core-platform/ServiceRegistry</c>.</summary>
/// <param name="Node">Null where neither the file nor the request names one.</param>
/// <param name="Agent">Null: the whole group.</param>
public sealed record FleetAddress(string? Node, string Group, string? Agent = null)
{
    public bool IsGroup => Agent is null;

    public FleetAddress OfGroup => Agent is null ? this : this with { Agent = null };

    public override string ToString() => string.Join('/', new[] { Node, Group, Agent }.OfType<string>());
}
