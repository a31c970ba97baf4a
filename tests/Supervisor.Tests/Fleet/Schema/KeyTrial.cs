using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;

namespace Supervisor.Tests.Fleet.Schema;

/// <summary>One key with a value, in the smallest file that it can stand in.</summary>
/// <param name="Path">As in <c>services.*.ports[].target</c>.</param>
/// <param name="Verdict">What the check must say: supported, warned, refused, or covered by the verdict on its section.</param>
internal sealed record KeyTrial(string Path, string Verdict, TreeNode Value)
{
    private static readonly Place Nowhere = new(ProjectText.File, 1, 1);

    public static readonly Place OfKey = new(ProjectText.File, 7, 7);

    public MapNode File() => File(Value);

    public MapNode File(TreeNode? value) => (MapNode)Build(Path.Split('.'), 0, value)!;

    public override string ToString() => $"{Path} {Verdict}";

    /// <summary>The value under the keys from there on; * is a name, and [] a list of one.</summary>
    private static TreeNode? Build(string[] steps, int at, TreeNode? value)
    {
        if (at == steps.Length)
        {
            return value;
        }

        var inList = steps[at].EndsWith("[]", StringComparison.Ordinal);
        var key = steps[at] is "*" ? "web" : steps[at].Replace("[]", "", StringComparison.Ordinal);
        var below = Build(steps, at + 1, value);
        var content = inList && below is not null ? new ListNode(Nowhere, [below]) : below;
        var place = at == steps.Length - 1 ? OfKey : Nowhere;
        var section = string.Join('.', steps.Take(at));
        var beside = (KeyList.SurroundingsOf($"{section} of {key}") ?? KeyList.SurroundingsOf(section))?.Entries ?? [];
        return new MapNode(
            Nowhere,
            [
                .. beside.Where(entry => content is null || entry.Key != key),
                .. content is null ? Array.Empty<MapEntry>() : [new MapEntry(place, key, content)],
            ]
        );
    }
}
