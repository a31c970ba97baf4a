using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Places;

/// <summary>The way from a file's root to a value: <c>services.web.ports[0]</c>.</summary>
public sealed record TreePath
{
    public static readonly TreePath Root = new(null, null, 0);

    private readonly TreePath? _parent;
    private readonly string? _key;
    private readonly int _index;

    private TreePath(TreePath? parent, string? key, int index) => (_parent, _key, _index) = (parent, key, index);

    /// <summary>The last key of the path, or the number of the item.</summary>
    public string Last => _key ?? $"[{_index}]";

    public static TreePath Of(params ReadOnlySpan<string> keys)
    {
        var path = Root;
        foreach (var key in keys)
        {
            path = path.Then(key);
        }

        return path;
    }

    public TreePath Then(string key) => new(this, key, 0);

    public TreePath Then(int index) => new(this, null, index);

    /// <summary>
    /// Where the path leads in a tree; where the tree ends before the path, the last place on the way. In a list that
    /// stands for a map (<c>- KEY=value</c>, or names alone) a key finds its item.
    /// </summary>
    public Place PlaceIn(TreeNode root) => Walk(root).Place;

    /// <summary>What stands there; null: nothing.</summary>
    public TreeNode? NodeIn(TreeNode root) => Walk(root).Node;

    public override string ToString() =>
        _parent is null ? ""
        : _key is null ? $"{_parent}[{_index}]"
        : _parent == Root ? _key
        : $"{_parent}.{_key}";

    private (TreeNode? Node, Place Place) Walk(TreeNode root)
    {
        if (_parent is null)
        {
            return (root, root.Place);
        }

        var (node, place) = _parent.Walk(root);
        return (node, _key) switch
        {
            (MapNode map, not null) when map.Find(_key) is { } entry => (entry.Value, entry.KeyPlace),
            (ListNode list, not null) when list.FindNamed(_key) is { } item => (item, item.Place),
            (ListNode list, null) when _index < list.Items.Count => (list.Items[_index], list.Items[_index].Place),
            _ => (null, place),
        };
    }
}
