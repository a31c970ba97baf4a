using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Schema.Tables;

namespace Supervisor.Fleet.Schema;

/// <summary>A row and where its key stands: <c>services.*.ports[].target</c>.</summary>
internal sealed record PlacedRow(string Path, SchemaRow Row);

/// <summary>The table of keys as one list.</summary>
internal static class SchemaRows
{
    private static readonly Lazy<IReadOnlyList<PlacedRow>> Rows = new(() => Below(FileTable.Keys, "").ToList());

    public static IReadOnlyList<PlacedRow> All => Rows.Value;

    private static IEnumerable<PlacedRow> Below(Shape shape, string path) =>
        shape switch
        {
            EitherShape either => either.Shapes.SelectMany(form => Below(form, path)),
            GuardedShape guarded => Below(guarded.Inner, path),
            ListShape list => Below(list.Item, $"{path}[]"),
            MapShape map => Below(map.Value, $"{path}.*"),
            SectionShape section => section.Rows.SelectMany(row =>
                Of(row, path.Length == 0 ? row.Key : $"{path}.{row.Key}")
            ),
            _ => [],
        };

    private static IEnumerable<PlacedRow> Of(SchemaRow row, string path) =>
        Below(row.Shape, path).Prepend(new PlacedRow(path, row));
}
