using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>The objects of <c>-o json</c>, each on one line.</summary>
internal static class JsonText
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Row(IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells) =>
        Object(json => WriteCells(json, columns, cells));

    /// <summary>A row that is no more, by the cell that it is told by.</summary>
    public static string Gone(Column column, Cell key) =>
        Object(json =>
        {
            json.WritePropertyName(column.Name);
            key.WriteTo(json);
            json.WriteBoolean("gone", true);
        });

    public static void WriteCells(Utf8JsonWriter json, IReadOnlyList<Column> columns, IReadOnlyList<Cell> cells)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Name);
            (i < cells.Count ? cells[i] : Cell.Nothing).WriteTo(json);
        }
    }

    public static string Tree(IReadOnlyList<Column> columns, IReadOnlyList<TreeFrame> tree) =>
        Value(json => JsonTree.Write(json, columns, tree));

    public static string Text(TextFrame text) =>
        text.Data is { } data ? Value(data.WriteTo) : Object(json => json.WriteString("text", text.Text));

    public static string Progress(ProgressFrame progress) =>
        Object(json =>
        {
            json.WriteStartObject("progress");
            json.WriteNumber("done", progress.Done);
            if (progress.Total is { } total)
            {
                json.WriteNumber("total", total);
            }

            json.WriteString("text", progress.Text);
            json.WriteEndObject();
        });

    public static string Error(OperatorError error) =>
        Object(json =>
        {
            json.WritePropertyName("error");
            JsonSerializer.Serialize(json, error, PaletteJson.Default.OperatorError);
        });

    private static string Object(Action<Utf8JsonWriter> write) =>
        Value(json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        });

    private static string Value(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
