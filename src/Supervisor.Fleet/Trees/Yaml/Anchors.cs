using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>The values that an alias can stand for. A name may be given again: an alias means the last before it.</summary>
internal sealed class Anchors(FindingLog log)
{
    /// <summary>Null while the value is still being read: an alias to it would hold itself.</summary>
    private readonly Dictionary<string, TreeNode?> _values = new(StringComparer.Ordinal);

    public void Open(string? name)
    {
        if (name is not null)
        {
            _values[name] = null;
        }
    }

    public void Close(string? name, TreeNode value)
    {
        if (name is not null)
        {
            _values[name] = value;
        }
    }

    /// <summary>An alias that leads nowhere is told and stands for nothing.</summary>
    public TreeNode Resolve(string name, Place place)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            var near = Suggestion.For(name, _values.Keys);
            log.Add(
                TreeKinds.UnknownAlias,
                place,
                $"The alias *{Excerpt.Of(name)} stands for a value, and no anchor before it has that name.",
                near is null
                    ? $"Write &NAME before the value that is meant, further up, or put the text in quotes."
                    : $"Did you mean *{near}?"
            );
        }
        else if (value is null)
        {
            log.Add(
                TreeKinds.AliasCycle,
                place,
                $"The alias *{Excerpt.Of(name)} stands inside the value that the anchor names, so that it would never end.",
                "Write the part that is meant in its place."
            );
        }

        return value ?? new ScalarNode(place, "", IsPlain: true);
    }
}
