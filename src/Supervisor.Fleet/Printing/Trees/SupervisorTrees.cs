using Supervisor.Fleet.Model;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

/// <summary>
/// What is ours at the top of a file. The offset of ports is not: it comes from the environment of the one who applies.
/// </summary>
internal static class SupervisorTrees
{
    public static MapBuilder Of(ProjectModel project) =>
        new MapBuilder()
            .Text("node", project.Node)
            .Section(
                "expect",
                project.Expect is { } expect
                    ? new MapBuilder().Number("groups", expect.Groups).Number("agents", expect.Agents)
                    : null
            )
            .Map("nodes", project.Nodes, Of);

    private static TreeNode Of(NodeModel node)
    {
        var usual = new NodeModel { Name = node.Name };
        return new MapBuilder()
            .Size("memory", node.MemoryBytes)
            .Number("cpus", node.Cpus)
            .List("gpus", node.Gpus, Of)
            .Texts("labels", node.Labels)
            .Section("redis", node.Redis is { } redis ? Of(redis) : null)
            .Number("startConcurrency", MapBuilder.Unusual(node.StartConcurrency, usual.StartConcurrency))
            .Number("pullConcurrency", MapBuilder.Unusual(node.PullConcurrency, usual.PullConcurrency))
            .Build();
    }

    private static TreeNode Of(GpuModel card) =>
        new MapBuilder().Size("memory", card.MemoryBytes).Text("model", card.Model).Build();

    private static MapBuilder Of(RedisModel redis) =>
        new MapBuilder()
            .Text("address", redis.Address)
            .Text("keyPrefix", redis.KeyPrefix.Length == 0 ? null : redis.KeyPrefix);
}
