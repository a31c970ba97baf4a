namespace Supervisor.Node.Fleets;

/// <summary>What the fleet pins to a node, by its names: to be known of a node that cannot be asked.</summary>
/// <param name="Agents">Each as <c>GROUP/AGENT</c>.</param>
internal sealed record PinnedNames(string Node, IReadOnlyList<string> Groups, IReadOnlyList<string> Agents);
