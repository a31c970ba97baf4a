using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Frames;

/// <summary>
/// Names the cells of the rows or tree frames that follow. Another one begins another table; in a live view, the newer
/// takes the place of the older.
/// </summary>
/// <param name="Layout">
/// <see cref="Layouts.Table"/> when absent. <c>-o json</c> is the same for every layout.
/// </param>
public sealed record ColumnsFrame(
    [property: JsonPropertyName("columns")] IReadOnlyList<Column> Columns,
    [property: JsonPropertyName("layout")] string? Layout = null
) : Frame(FrameKinds.Columns);

/// <param name="Name">The key in <c>-o json</c>: never renamed.</param>
/// <param name="Title">The heading; the name in capitals when absent.</param>
/// <param name="Format">How people read its cells: <see cref="ColumnFormats"/>; as they are when absent or not known.</param>
/// <param name="Width">How wide its widest cell will be, for an answer whose lines are shown before all are known.</param>
public sealed record Column(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("title")] string? Title = null,
    [property: JsonPropertyName("format")] string? Format = null,
    [property: JsonPropertyName("width")] int? Width = null
);

public static class ColumnFormats
{
    /// <summary>A number, set to the right.</summary>
    public const string Number = "number";

    /// <summary>A number of seconds, shown as <c>3h 12m</c>.</summary>
    public const string Duration = "duration";

    /// <summary>A time in ISO 8601, shown in the operator's own time zone.</summary>
    public const string Time = "time";

    /// <summary>A number of bytes, shown as <c>1.5 MiB</c>.</summary>
    public const string Bytes = "bytes";

    /// <summary>Whose the rest of the row is: set apart from it, and on a terminal in a colour of its own.</summary>
    public const string Label = "label";

    /// <summary>For programs; not shown to people.</summary>
    public const string Hidden = "hidden";
}

public static class Layouts
{
    public const string Table = "table";

    /// <summary>A cell a line, each after its title: for one thing with many properties.</summary>
    public const string List = "list";
}

/// <param name="Cells">One for each column, in their order.</param>
public sealed record RowFrame([property: JsonPropertyName("cells")] IReadOnlyList<Cell> Cells) : Frame(FrameKinds.Row);

/// <summary>
/// One node of a tree. They come in the order in which they are shown, a parent before its children; flat, so that a
/// tree of any depth and size can be sent as it is found.
/// </summary>
/// <param name="Depth">0 for a root; at most one more than that of the frame before.</param>
/// <param name="Cells">One for each column, in their order.</param>
public sealed record TreeFrame(
    [property: JsonPropertyName("depth")] int Depth,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("cells")] IReadOnlyList<Cell> Cells
) : Frame(FrameKinds.Tree);
