namespace Supervisor.Supervision.Limits;

/// <summary>What a node forbids, as sentences.</summary>
public static class ForbiddenText
{
    /// <summary>A sentence's end, after the node's name; null: nothing is broken.</summary>
    internal static string? Obstacle(IEnumerable<Privilege> broken) =>
        broken.FirstOrDefault() is { } first
            ? $"forbids {PrivilegeKinds.NounOf(first.Kind)}, and it {first.What}"
            : null;

    /// <summary>Said on the node itself; null: nothing is broken.</summary>
    internal static string? WhyDown(IEnumerable<Privilege> broken)
    {
        var all = broken.ToList();
        var more = all.Count > 1 ? $" (and {all.Count - 1} more)" : "";
        return all is [var first, ..]
            ? $"It {first.What}{more}, and this node forbids {PrivilegeKinds.NounOf(first.Kind)}."
            : null;
    }

    /// <summary>A sentence of its own.</summary>
    public static string Refusal(string group, string node, Privilege broken) =>
        $"'{group}' {broken.What}, and node {node} forbids {PrivilegeKinds.NounOf(broken.Kind)}.";
}
