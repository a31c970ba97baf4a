using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Interpolation;

/// <summary>
/// Puts the values of variables into every value of a tree, also below <c>x-</c> keys; never into keys. What several
/// aliases share is done once and stays shared.
/// </summary>
internal sealed class Interpolator(
    ValueMap<string> environment,
    UnsetVariables unset,
    TreeLimits limits,
    FindingLog log
)
{
    private readonly Dictionary<TreeNode, TreeNode> _done = new(ReferenceEqualityComparer.Instance);

    /// <summary>Null: with its values the project is too large, which has been told.</summary>
    public TreeNode? Apply(TreeNode node)
    {
        if (!node.Measure.HasVariables)
        {
            return node;
        }

        if (!_done.TryGetValue(node, out var result))
        {
            result = node switch
            {
                MapNode map => ApplyTo(map),
                ListNode list => ApplyTo(list),
                _ => ApplyTo((ScalarNode)node),
            };
            if (result is not null)
            {
                _done.Add(node, result);
            }
        }

        return result;
    }

    public MapNode? ApplyTo(MapNode map)
    {
        var entries = new List<MapEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (Apply(entry.Value) is not { } value)
            {
                return null;
            }

            entries.Add(entry with { Value = value });
        }

        return map.Containing(entries);
    }

    private ListNode? ApplyTo(ListNode list)
    {
        var items = new List<TreeNode>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (Apply(item) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return list with
        {
            Items = items,
        };
    }

    private ScalarNode? ApplyTo(ScalarNode scalar)
    {
        var (template, fault) = TemplateParser.Parse(scalar.Text);
        if (template is null)
        {
            return Refuse(scalar, fault!, ValueKinds.BadExpression);
        }

        var result = TemplateEvaluation.Evaluate(template, Lookup, FleetLimits.Characters);
        if (result.Missing is { } missing)
        {
            return Refuse(scalar, missing, ValueKinds.MissingVariable);
        }

        return limits.TakeCharacters(result.Text.Length, scalar.Place) && !result.IsTooLong
            ? scalar with
            {
                Text = result.Text,
                Dollars = null,
                IsInterpolated = scalar.IsInterpolated || result.Text != scalar.Text,
                Unset = Told(scalar, result.Blanks),
            }
            : null;
    }

    private string? Lookup(string name) => environment.TryGet(name, out var value) ? value : null;

    private ScalarNode Refuse(ScalarNode scalar, TemplateFault fault, FindingKind kind)
    {
        log.Add(kind, new DollarPlaces(scalar).At(fault.Offset), fault.Message, fault.Remedy);
        return scalar with { Dollars = null };
    }

    private List<UnsetVariable> Told(ScalarNode scalar, IReadOnlyList<BlankVariable> blanks)
    {
        var places = new DollarPlaces(scalar);
        foreach (var blank in blanks.Where(blank => unset.IsNew(blank.Name)))
        {
            var near = Suggestion.For(blank.Name, environment.Names);
            var warning = new Finding(
                ValueKinds.UnsetVariable,
                places.At(blank.Dollar),
                $"The variable {Excerpt.Of(blank.Name)} is not set: a blank stands for it.",
                (near is null ? "" : $"Did you mean {near}? ")
                    + "Set it in the environment or in .env, or give a default: ${NAME:-default};"
                    + " a dollar that the container shall see is written twice."
            );
            unset.Warn(blank.Name, warning);
        }

        return [.. blanks.Select(blank => new UnsetVariable(blank.Name, blank.Offset, places.At(blank.Dollar)))];
    }
}
