using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers;

/// <summary>
/// By what a container is known: to Compose's programs as one of theirs, to us as ours. They are for ever: a container that
/// was made by an older daemon is found by them.
/// </summary>
internal static class ContainerLabels
{
    public const string Cluster = "supervisor.cluster";
    public const string Node = "supervisor.node";
    public const string Group = "supervisor.group";

    /// <summary>The agent's part of its address; <see cref="AgentAddress.HolderName"/> for what is there for others.</summary>
    public const string Agent = "supervisor.agent";

    /// <summary>The hash of what it was made by.</summary>
    public const string Definition = "supervisor.definition";

    public const string ComposeProject = "com.docker.compose.project";
    public const string ComposeService = "com.docker.compose.service";
    public const string ComposeNetwork = "com.docker.compose.network";
    public const string ComposeVolume = "com.docker.compose.volume";
    private const string ComposeHash = "com.docker.compose.config-hash";
    private const string ComposeNumber = "com.docker.compose.container-number";
    private const string ComposeOneOff = "com.docker.compose.oneoff";

    /// <summary>The file's, and over them those that say whose it is.</summary>
    public static Dictionary<string, string> Of(ContainerDefinition definition, ContainerPlace place) =>
        new(definition.Service.Labels, StringComparer.Ordinal)
        {
            [ComposeProject] = definition.Project,
            [ComposeService] = definition.Group,
            [ComposeNumber] = "1",
            [ComposeOneOff] = "False",
            [ComposeHash] = definition.Hash,
            [Cluster] = place.Cluster,
            [Node] = place.Node,
            [Group] = place.Agent.Group,
            [Agent] = place.Agent.Agent,
            [Definition] = definition.Hash,
        };

    /// <summary>Whether it bears the labels of this very agent, of whatever definition.</summary>
    public static bool AreOf(IReadOnlyDictionary<string, string>? labels, ContainerPlace place) =>
        labels?.GetValueOrDefault(Cluster) == place.Cluster
        && labels.GetValueOrDefault(Node) == place.Node
        && labels.GetValueOrDefault(Group) == place.Agent.Group
        && labels.GetValueOrDefault(Agent) == place.Agent.Agent;

    /// <summary>Of a network or a volume, which is its project's.</summary>
    /// <param name="label">By which Compose finds what it calls <paramref name="key"/>.</param>
    public static Dictionary<string, string> OfResource(
        IEnumerable<KeyValuePair<string, string>> labels,
        string project,
        string label,
        string key,
        ContainerPlace place
    ) =>
        new(labels, StringComparer.Ordinal)
        {
            [ComposeProject] = project,
            [label] = key,
            [Cluster] = place.Cluster,
            [Node] = place.Node,
        };

    /// <summary>For who finds a container where his own should be.</summary>
    public static string WhoseIs(IReadOnlyDictionary<string, string>? labels, ContainerPlace place) =>
        labels switch
        {
            _ when AreOf(labels, place) => "It is of an older definition of the same agent, and was not removed.",
            _ when labels?.GetValueOrDefault(Cluster) is { } cluster && cluster != place.Cluster =>
                $"It belongs to another cluster, {cluster}.",
            _ when labels?.GetValueOrDefault(Node) is { } node && node != place.Node =>
                $"It belongs to another node, {node}.",
            _ when labels?.GetValueOrDefault(Group) is { } group => $"It belongs to '{group}' of this node.",
            _ when labels?.GetValueOrDefault(ComposeProject) is { } project =>
                $"Compose has made it, in the project '{project}'.",
            _ => "Nobody of this fleet has made it.",
        };
}
