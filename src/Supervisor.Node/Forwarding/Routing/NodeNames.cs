namespace Supervisor.Node.Forwarding.Routing;

/// <summary>What a node has, by its names.</summary>
/// <param name="Agents">Each as <c>GROUP/AGENT</c>.</param>
internal sealed record NodeNames(FleetNode Node, IReadOnlyList<string> Agents, IReadOnlyList<string> Groups)
{
    /// <summary>What it might run, and nobody owns: whoever is asked for that says so.</summary>
    public IReadOnlyList<string> Unowned { get; init; } = [];

    public bool Has(string name) => CallsFor(name).Any() || HasUnowned(name);

    public bool HasUnowned(string name) =>
        Unowned.Any(agent => IsCalled(agent, name) || agent.StartsWith($"{name}/", StringComparison.Ordinal));

    /// <summary>How what is called so there can be called everywhere; empty when nothing is.</summary>
    public IEnumerable<string> CallsFor(string name)
    {
        var agents = Agents.Where(agent => IsCalled(agent, name)).Select(Short);
        return Groups.Where(group => group == name).Concat(agents).Distinct(StringComparer.Ordinal).Select(Called);
    }

    private string Called(string name) => $"{name}@{Node.Name}";

    /// <param name="agent">As <c>GROUP/AGENT</c>.</param>
    public static bool IsCalled(string agent, string name) =>
        agent == name || agent[(agent.IndexOf('/', StringComparison.Ordinal) + 1)..] == name;

    /// <summary>A group's only agent has the group's name, and need not be named twice.</summary>
    private static string Short(string agent) =>
        agent.Split('/') is [var group, var own] && group == own ? group : agent;
}
