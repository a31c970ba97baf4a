namespace Supervisor.Fleet.Trees;

/// <summary>
/// How large a value is, everything in it included, aliases written out. Taken when the value is made, from measures
/// that its parts already have, so that a bomb of aliases is seen before anybody walks through it.
/// </summary>
/// <param name="Depth">Maps and lists inside each other; 0 for a scalar.</param>
/// <param name="HasVariables">Somewhere in it a <c>$</c> waits for interpolation.</param>
/// <param name="HasMarks">Somewhere in it a <c>!reset</c> or <c>!override</c> waits for the merge.</param>
internal readonly record struct TreeMeasure(
    int Values,
    long Characters,
    int Depth,
    bool HasVariables = false,
    bool HasMarks = false
)
{
    public static TreeMeasure Of(ScalarNode scalar) =>
        new(1, scalar.Text.Length, 0, scalar.Dollars is not null, scalar.Mark is not MergeMark.None);

    public static TreeMeasure Of(ListNode list)
    {
        var sum = new TreeMeasure(1, 0, 0);
        foreach (var item in list.Items)
        {
            sum = sum.With(item.Measure);
        }

        return sum.Enclosed(list.Mark);
    }

    public static TreeMeasure Of(MapNode map)
    {
        var sum = new TreeMeasure(1, 0, 0);
        foreach (var entry in map.Entries)
        {
            sum = sum.With(entry.Value.Measure) with { Characters = sum.Characters + entry.Key.Length };
        }

        return sum.Enclosed(map.Mark);
    }

    private TreeMeasure With(TreeMeasure part) =>
        new(
            Values + part.Values,
            Characters + part.Characters,
            Math.Max(Depth, part.Depth),
            HasVariables || part.HasVariables,
            HasMarks || part.HasMarks
        );

    private TreeMeasure Enclosed(MergeMark mark) =>
        this with
        {
            Depth = Depth + 1,
            HasMarks = HasMarks || mark is not MergeMark.None,
        };
}
