using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>Draws a tree beside the table of its cells.</summary>
internal static class TreeText
{
    private static readonly Column NameColumn = new("name");

    public static void Write(Screen screen, ColumnsFrame columns, IReadOnlyList<TreeFrame> tree)
    {
        var hasCells = columns.Columns.Count > 0;
        var rows = tree.Zip(
                Branches(tree),
                (node, branch) => (IReadOnlyList<Cell>)[Cell.Of(branch + node.Name), .. node.Cells]
            )
            .ToList();
        if (hasCells)
        {
            TableText.Write(screen, columns with { Columns = [NameColumn, .. columns.Columns], Layout = null }, rows);
            return;
        }

        foreach (var row in rows)
        {
            screen.Out.WriteLine(TextCells.Harmless(row[0].ToString()));
        }
    }

    /// <summary>What is drawn before each name, found from the depths alone, last to first.</summary>
    private static string[] Branches(IReadOnlyList<TreeFrame> tree)
    {
        var branches = new string[tree.Count];
        // For each depth, whether a later node of that depth hangs on the same parent.
        var goesOn = new List<bool>();
        for (var i = tree.Count - 1; i >= 0; i--)
        {
            var depth = Math.Max(0, tree[i].Depth);
            while (goesOn.Count <= depth)
            {
                goesOn.Add(false);
            }

            branches[i] = Branch(goesOn, depth);
            goesOn[depth] = true;
            goesOn.RemoveRange(depth + 1, goesOn.Count - depth - 1);
        }

        return branches;
    }

    private static string Branch(List<bool> goesOn, int depth)
    {
        if (depth == 0)
        {
            return "";
        }

        var lines = goesOn.Skip(1).Take(depth - 1).Select(goes => goes ? "│  " : "   ");
        return string.Concat(lines) + (goesOn[depth] ? "├─ " : "└─ ");
    }
}
