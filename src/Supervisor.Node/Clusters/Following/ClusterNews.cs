namespace Supervisor.Node.Clusters.Following;

/// <summary>One thing that changed in a cluster.</summary>
/// <param name="Kind">Of <see cref="NewsKinds"/>.</param>
/// <param name="Subject">The node or the group; empty for what is of all.</param>
internal sealed record ClusterNews(string Kind, string Subject, string Text);

/// <summary>Kinds are added, never renamed: programs read them.</summary>
internal static class NewsKinds
{
    public const string Node = "node";
    public const string Link = "link";
    public const string Group = "group";
    public const string Revision = "revision";
    public const string Store = "store";
}
