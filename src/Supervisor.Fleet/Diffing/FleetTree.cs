using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Printing;
using Supervisor.Fleet.Printing.Trees;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing;

/// <summary>
/// A whole fleet as one tree to compare: as it would be printed, each project under its key, and with what a printed
/// file leaves out: agents that need not be listed, groups that are not wanted now, the offset of ports.
/// </summary>
internal static class FleetTree
{
    public const string Services = "services";
    public const string Ours = "x-supervisor";
    public const string Agents = "agents";
    public const string PortOffset = "PORT_OFFSET";
    public const string Inactive = "inactive";

    private static readonly string[] Sections = [Ours, Services, "networks", "volumes", "secrets", "configs"];

    /// <summary>Of projects (rest of the world unknown), of services and of agents; everything else is sorted anyway.</summary>
    public static bool OrderMatters(ValueList<string> path) =>
        path is [] or [_, Services] or [_, Services, _, Ours, Agents];

    public static MapNode Of(FleetModel fleet) =>
        Nodes.Map(
            ProjectKeys.Of(fleet).Select(project => KeyValuePair.Create(project.Key, (TreeNode)Of(project.Value)))
        );

    public static FleetModel Read(MapNode tree) =>
        new(tree.Entries.Select(entry => ReadProject((MapNode)entry.Value)).ToValueList());

    private static MapNode Of(ProjectModel project)
    {
        var tree = Sections.Aggregate(Printing.Trees.ProjectTrees.Of(project), WithSection);
        tree = With(tree, Services, Nodes.Map(project.Groups.Select(Named)));
        tree = With(tree, PortOffset, Nodes.Number(project.PortOffset));
        return With(tree, Inactive, Nodes.Map(project.Inactive, Of));
    }

    private static KeyValuePair<string, TreeNode> Named(GroupModel group)
    {
        var service = WithSection((MapNode)ServiceTrees.Of(group), Ours);
        var agents = group.Agents.Select(agent =>
            KeyValuePair.Create(agent.Name, (TreeNode)AgentTrees.Of(agent, group))
        );
        var supervised = With((MapNode)service.Find(Ours)!.Value, Agents, Nodes.Map(agents));
        return KeyValuePair.Create(group.Name, (TreeNode)With(service, Ours, supervised));
    }

    private static TreeNode Of(InactiveGroup group) =>
        Nodes.Map([
            KeyValuePair.Create("profiles", Nodes.Texts(group.Profiles)),
            KeyValuePair.Create(Agents, Nodes.Texts(group.Agents)),
        ]);

    private static MapNode WithSection(MapNode tree, string key) =>
        tree.Find(key) is null ? With(tree, key, Nodes.Map([])) : tree;

    private static MapNode With(MapNode tree, string key, TreeNode value) =>
        tree.With(new MapEntry(tree.Place, key, value));

    private static ProjectModel ReadProject(MapNode tree)
    {
        var log = new FindingLog();
        var file = new ProjectTree(
            Text(tree, "name"),
            File: "",
            Directory: "",
            tree.Without(PortOffset).Without(Inactive),
            ValueMap<string>.Empty,
            Profiles: [ProfileFilter.All]
        );
        var project = new ProjectBinder(file, new ResolvedPaths(), log).Bind(node: null);
        return log.Count == 0
            ? project with
            {
                PortOffset = int.Parse(Text(tree, PortOffset)),
                Inactive = InactiveOf(tree),
            }
            : throw new InvalidOperationException($"A model's own tree was not understood: {log.Findings[0]}");
    }

    private static ValueMap<InactiveGroup> InactiveOf(MapNode tree) =>
        ((MapNode)tree.Find(Inactive)!.Value)
            .Entries.Select(entry =>
                KeyValuePair.Create(
                    entry.Key,
                    new InactiveGroup(Texts(entry.Value, "profiles"), Texts(entry.Value, Agents))
                )
            )
            .ToValueMap();

    private static string Text(MapNode tree, string key) => ((ScalarNode)tree.Find(key)!.Value).Text;

    private static ValueList<string> Texts(TreeNode tree, string key) =>
        ((ListNode)((MapNode)tree).Find(key)!.Value).Items.Select(item => ((ScalarNode)item).Text).ToValueList();
}
