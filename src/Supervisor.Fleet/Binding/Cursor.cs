using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Binding;

/// <summary>
/// A place in the tree on the way from text to model. Every question is answered, with null where the value is absent
/// or not of that form: the schema check has then said so, and the model is made of the rest.
/// </summary>
internal readonly record struct Cursor(TreeNode? Node, TreePath Path)
{
    public bool IsPresent => Node is not null and not ScalarNode { IsNull: true };

    public Cursor this[string key] => new((Node as MapNode)?.Find(key)?.Value, (Path ?? TreePath.Root).Then(key));

    /// <summary>The text of a scalar; null for nothing, lists and maps.</summary>
    public string? Text => Node is ScalarNode { IsNull: false } scalar ? scalar.AsText : null;

    /// <summary>The text of a setting, for which a variable that holds nothing is as good as no value.</summary>
    public string? Setting => Text is { Length: > 0 } text ? text : null;

    public bool? Flag => Node is ScalarNode scalar ? ScalarText.Flag(scalar.Text) : null;

    public int? Number => Text is { } text ? ScalarText.Number(text) : null;

    public long? LongNumber => Text is { } text ? ScalarText.LongNumber(text) : null;

    public decimal? Fraction => Text is { } text ? ScalarText.Fraction(text) : null;

    public TimeSpan? Duration => Text is { } text ? ScalarText.Duration(text) : null;

    public long? Bytes => Text is { } text ? ScalarText.Bytes(text) : null;

    public IEnumerable<Cursor> Items
    {
        get
        {
            var path = Path;
            return Node is ListNode list ? list.Items.Select((item, index) => new Cursor(item, path.Then(index))) : [];
        }
    }

    public IEnumerable<(string Key, Cursor Value)> Entries
    {
        get
        {
            var path = Path;
            return Node is MapNode map
                ? map.Entries.Select(entry => (entry.Key, new Cursor(entry.Value, path.Then(entry.Key))))
                : [];
        }
    }
}
