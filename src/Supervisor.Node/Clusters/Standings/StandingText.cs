using System.Globalization;

namespace Supervisor.Node.Clusters.Standings;

internal static class StandingText
{
    /// <param name="nodes">How each stands, by name: of <see cref="NodeStates"/>.</param>
    public static string Of(IReadOnlyCollection<KeyValuePair<string, string>> nodes)
    {
        var others = nodes.Where(static node => node.Value != NodeStates.Up).ToList();
        var up = string.Create(
            CultureInfo.InvariantCulture,
            $"Nodes that are up: {nodes.Count - others.Count} of {nodes.Count}"
        );
        return string.Join("; ", others.Select(static node => $"{node.Key} is {node.Value}").Prepend(up)) + ".";
    }
}
