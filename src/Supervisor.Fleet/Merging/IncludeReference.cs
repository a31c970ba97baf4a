using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>One entry of <c>include</c>: a file and its overrides.</summary>
/// <param name="EnvFiles">Null: the <c>.env</c> beside it, if there is one.</param>
internal sealed record IncludeReference(
    IReadOnlyList<ScalarNode> Paths,
    ScalarNode? ProjectDirectory,
    IReadOnlyList<ScalarNode>? EnvFiles
)
{
    /// <summary>What cannot be read has been told and is left out.</summary>
    public static IEnumerable<IncludeReference> Of(TreeNode include, FindingLog log)
    {
        if (include is ListNode list)
        {
            return list.Items.Select(item => Of(item) ?? Refuse(item, log)).OfType<IncludeReference>();
        }

        if (include is not ScalarNode { IsNull: true })
        {
            _ = Refuse(include, log);
        }

        return [];
    }

    private static IncludeReference? Of(TreeNode item) =>
        item switch
        {
            ScalarNode => Texts(item) is { } paths ? new IncludeReference(paths, null, null) : null,
            MapNode map when map.Find("path") is { } path && Texts(path.Value) is { } paths => new IncludeReference(
                paths,
                map.Find("project_directory")?.Value as ScalarNode,
                map.Find("env_file") is { Value: not ScalarNode { IsNull: true } } files ? Texts(files.Value) : null
            ),
            _ => null,
        };

    private static List<ScalarNode>? Texts(TreeNode node)
    {
        var items = node is ListNode list ? list.Items : [node];
        var texts = items.OfType<ScalarNode>().Where(text => text is { IsNull: false, Text.Length: > 0 }).ToList();
        return texts.Count > 0 && texts.Count == items.Count ? texts : null;
    }

    private static IncludeReference? Refuse(TreeNode node, FindingLog log)
    {
        log.Add(
            MergeKinds.BadInclude,
            node.Place,
            $"include is a list of files, and here stands {(node is MapNode ? "a map without a path" : node)}.",
            "Write include: [other.yaml], or as an item { path: other.yaml, project_directory: DIR, env_file: FILE }."
        );
        return null;
    }
}
