using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>Goes through a tree and the table side by side.</summary>
internal sealed class SchemaWalker(FindingLog log)
{
    private readonly SectionCheck _sections = new(log);

    /// <summary>Where reading has failed: what stands there is not what was written.</summary>
    private readonly HashSet<Place> _unread = [.. log.Findings.Select(finding => finding.Place)];

    /// <summary>Where an error was told of the same value: its form suffers from that, and is no mistake of its own.</summary>
    private readonly HashSet<Place> _faulty =
    [
        .. log.Findings.Where(finding => finding.Kind.Severity is Severity.Error).Select(finding => finding.Place),
    ];

    public void Check(Shape shape, TreeNode node, TreePath path)
    {
        switch (shape, node)
        {
            case (EitherShape either, ScalarNode { IsNull: false } value) when either.For(node) is ScalarShape word:
                CheckScalar(word, value, path, Complaint.KeysOf(either));
                break;
            case (EitherShape either, _) when either.For(node) is { } form:
                Check(form, node, path);
                break;
            case (GuardedShape guarded, _):
                CheckGuarded(guarded, node, path);
                break;
            case (SectionShape section, MapNode map):
                CheckSection(section, map, path);
                break;
            case (MapShape values, MapNode map):
                CheckValues(values, map, path);
                break;
            case (ListShape list, ListNode items):
                CheckItems(list, items, path);
                break;
            case (ScalarShape scalar, ScalarNode { IsNull: false } value):
                CheckScalar(scalar, value, path, other: null);
                break;
            case (AnyShape, _) or (NothingShape, ScalarNode { IsNull: true }):
                break;
            case (_, ScalarNode { IsNull: true }) when _unread.Contains(node.Place):
                break;
            default:
                log.Add(
                    ComposeKinds.WrongShape,
                    node.Place,
                    Complaint.WrongShape(shape, node, path),
                    Complaint.Remedy(shape, node)
                );
                break;
        }
    }

    private void CheckSection(SectionShape section, MapNode map, TreePath path)
    {
        foreach (var entry in map.Entries)
        {
            // A variable that holds nothing leaves a setting as it is without the key.
            var isEmpty = entry.Value is ScalarNode { IsInterpolated: true, Text.Length: 0 };
            if (_sections.RowToFollow(section, entry, path) is { } row && !isEmpty)
            {
                Check(row.Shape, entry.Value, path.Then(entry.Key));
            }
        }

        _sections.ReportMissing(section, map, path);
    }

    private void CheckValues(MapShape shape, MapNode map, TreePath path)
    {
        foreach (var entry in map.Entries)
        {
            if (shape.Names?.Flaw(entry.Key) is { } flaw)
            {
                var message = $"'{entry.Key}' in '{path}' is no {shape.Names.Noun}{Complaint.Because(flaw)}.";
                log.Add(ComposeKinds.BadName, entry.KeyPlace, message, shape.Names.Remedy);
            }

            Check(shape.Value, entry.Value, path.Then(entry.Key));
        }
    }

    private void CheckItems(ListShape shape, ListNode list, TreePath path)
    {
        for (var index = 0; index < list.Items.Count; index++)
        {
            Check(shape.Item, list.Items[index], path.Then(index));
        }
    }

    /// <param name="other">What could stand there instead of the scalar; to a text with a form that would be noise.</param>
    private void CheckScalar(ScalarShape shape, ScalarNode value, TreePath path, string? other)
    {
        if (shape.Flaw(value.AsText) is not { } flaw || _faulty.Contains(value.Place))
        {
            return;
        }

        var isWord = shape.Kind == ComposeKinds.UnknownWord && other is not null;
        var remedy = isWord ? $"{shape.Remedy.TrimEnd('.')}, or {other}." : shape.Remedy;
        log.Add(shape.Kind, value.Place, Complaint.Mismatch(shape, value, path, flaw, isWord), remedy);
    }

    private void CheckGuarded(GuardedShape shape, TreeNode node, TreePath path)
    {
        var before = log.Count;
        Check(shape.Inner, node, path);
        if (log.Count == before && shape.Objection(node) is { } objection)
        {
            log.Add(objection.Kind, node.Place, $"'{path}' is {node}: {objection.Why}", objection.Remedy);
        }
    }
}
