using Supervisor.Fleet.Diffing.Trees;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing;

/// <summary>A change of the trees, in the words of the fleet: of whom, which key, and what it means.</summary>
internal sealed class ChangeReading(ModelIndex old, ModelIndex @new)
{
    private const string Order = "order";

    public (string Project, FleetAddress? Member, KeyChange Change) Read(TreeChange change) =>
        (change, change.Path.ToArray()) switch
        {
            (_, []) => ("", null, Changed(change, Order, ChangeEffect.Policy)),
            (_, [var project]) => (project, null, Changed(change, "", Presence(change))),
            (TreeChange.Order, [var project, FleetTree.Services]) => (
                project,
                null,
                Changed(change, FleetTree.Services, ChangeEffect.Policy)
            ),
            (_, [var project, FleetTree.Services, var name, .. var keys]) => OfGroup(change, project, name, keys),
            (_, [var project, .. var keys]) => (
                project,
                null,
                Changed(change, string.Join('.', keys), ChangeEffects.OfProject(keys[0]))
            ),
        };

    private (string Project, FleetAddress? Member, KeyChange Change) OfGroup(
        TreeChange change,
        string project,
        string name,
        string[] keys
    )
    {
        var node = (@new.Project(project) ?? old.Project(project))!.Node;
        var address = new FleetAddress(node, name);
        return keys switch
        {
            [] => (project, address, Changed(change, "", Presence(change))),
            [FleetTree.Ours, FleetTree.Agents, var agent, .. var rest] => (
                project,
                address with
                {
                    Agent = agent,
                },
                OfAgent(change, project, name, agent, rest)
            ),
            _ => (
                project,
                address,
                Changed(change, string.Join('.', keys), OfService(change, keys, Group(project, name)))
            ),
        };
    }

    private KeyChange OfAgent(TreeChange change, string project, string group, string agent, string[] keys)
    {
        var (before, after) = (old.Agent(project, group, agent), @new.Agent(project, group, agent));
        return (before, after) switch
        {
            ({ } was, { } isNow) => Changed(
                change,
                string.Join('.', keys),
                ChangeEffects.OfAgent(keys[0], was, isNow, Group(project, group))
            ),
            _ => Changed(change, "", ChangeEffects.OfPresence((before ?? after)!, Presence(change))),
        };
    }

    /// <summary>A section that came or went as a whole means what its keys mean.</summary>
    private static ChangeEffect OfService(TreeChange change, string[] keys, GroupModel group) =>
        change is TreeChange.Value value && (value.Old is null || value.New is null)
            ? (value.Old ?? value.New)!.Leaves(keys).Max(leaf => ChangeEffects.OfService(leaf, group))
            : ChangeEffects.OfService(keys, group);

    private GroupModel Group(string project, string group) => @new.Group(project, group)!;

    private static ChangeEffect Presence(TreeChange change) =>
        change is TreeChange.Value { New: null } ? ChangeEffect.Stop : ChangeEffect.Start;

    private static KeyChange Changed(TreeChange change, string key, ChangeEffect effect) =>
        change switch
        {
            TreeChange.Value value => new KeyChange(key, Text(value.Old), Text(value.New), effect),
            TreeChange.Order order => new KeyChange(key, Text(order.Old), Text(order.New), effect),
            _ => throw new ArgumentException($"{change.GetType()} is no change.", nameof(change)),
        };

    private static string? Text(TreeNode? node) => node is null ? null : TreeForm.Text(node);

    private static string Text(ValueList<string> keys) => string.Join(", ", keys);
}
