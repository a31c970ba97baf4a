using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>Nests the flat frames of a tree: <c>[{"name":..., ..., "children":[...]}]</c>.</summary>
internal static class JsonTree
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Column> columns, IReadOnlyList<TreeFrame> tree)
    {
        var open = 0;
        json.WriteStartArray();
        foreach (var node in tree)
        {
            open = Close(json, open, Math.Clamp(node.Depth, 0, open));
            json.WriteStartObject();
            json.WriteString("name", node.Name);
            JsonText.WriteCells(json, columns, node.Cells);
            json.WriteStartArray("children");
            open++;
        }

        Close(json, open, 0);
        json.WriteEndArray();
    }

    private static int Close(Utf8JsonWriter json, int open, int depth)
    {
        for (; open > depth; open--)
        {
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return open;
    }
}
