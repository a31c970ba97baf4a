using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>Short forms as the long ones that they stand for, at the places where they are written.</summary>
internal static class LongForms
{
    public static MapNode? ValuesOf(TreeNode node) =>
        node is ListNode list ? MapOf(list, static item => (NameOf(item.Text), ValueOf(item))) : node as MapNode;

    public static MapNode? NamesOf(TreeNode node, Func<TreeNode, TreeNode> alone) =>
        node is ListNode list ? MapOf(list, item => (item.Text, alone(item))) : node as MapNode;

    public static MapNode? BuildOf(TreeNode node) =>
        node is ScalarNode context
            ? new MapNode(node.Place, [new MapEntry(node.Place, "context", context)])
            : node as MapNode;

    /// <summary><c>name: address</c> or <c>name: [address, ...]</c> as <c>- name=address</c>.</summary>
    public static ListNode? HostsOf(TreeNode node) =>
        node switch
        {
            MapNode map => new ListNode(node.Place, [.. map.Entries.SelectMany(AddressesOf)]),
            ListNode list => list,
            _ => null,
        };

    public static TreeNode Nothing(TreeNode item) => new ScalarNode(item.Place, "", IsPlain: true);

    public static TreeNode StartedDependency(TreeNode item) =>
        new MapNode(
            item.Place,
            [
                new MapEntry(item.Place, "condition", new ScalarNode(item.Place, "service_started", IsPlain: true)),
                new MapEntry(item.Place, "required", new ScalarNode(item.Place, "true", IsPlain: true)),
            ]
        );

    /// <summary>Null where an item is no text: then the list cannot stand for a map.</summary>
    private static MapNode? MapOf(ListNode list, Func<ScalarNode, (string Key, TreeNode Value)> entryOf)
    {
        var entries = new Dictionary<string, MapEntry>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is not ScalarNode { IsNull: false } scalar)
            {
                return null;
            }

            var (key, value) = entryOf(scalar);
            entries[key] = new MapEntry(item.Place, key, value);
        }

        return new MapNode(list.Place, [.. entries.Values]);
    }

    private static string NameOf(string text) => text.Split('=', 2)[0];

    private static ScalarNode ValueOf(ScalarNode item)
    {
        var sign = item.Text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0
            ? new ScalarNode(item.Place, "", IsPlain: true)
            : new ScalarNode(item.Place, item.Text[(sign + 1)..], IsPlain: false);
    }

    private static IEnumerable<TreeNode> AddressesOf(MapEntry entry) =>
        (entry.Value is ListNode list ? list.Items : [entry.Value])
            .OfType<ScalarNode>()
            .Select(address => address with { Text = $"{entry.Key}={address.Text}", IsPlain = false });
}
