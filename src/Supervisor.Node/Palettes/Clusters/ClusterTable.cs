using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters.Losses;
using Supervisor.Node.Clusters.Standings;

namespace Supervisor.Node.Palettes.Clusters;

/// <summary>The table of a cluster's nodes. Programs have all of it; people what fits on a line, unless they ask for more.</summary>
internal static class ClusterTable
{
    public static ColumnsFrame Columns(bool isWide) =>
        new([
            new Column("node"),
            new Column("state"),
            new Column("drained"),
            new Column("since", Format: ColumnFormats.Time),
            new Column("version"),
            new Column("roles"),
            new Column("arch"),
            new Column("cores", Format: ColumnFormats.Number),
            new Column("memory"),
            Wide(new Column("cards"), isWide),
            new Column("labels"),
            Wide(new Column("address"), isWide),
            new Column("lease", Format: ColumnFormats.Duration),
            new Column("heard", Format: ColumnFormats.Duration),
            new Column("link"),
            Wide(new Column("id"), isWide),
            new Column("level", Format: ColumnFormats.Hidden),
            new Column("if_lost", Format: ColumnFormats.Hidden),
            new Column("if_lost_stops", Format: ColumnFormats.Hidden),
            new Column("if_lost_moves", Format: ColumnFormats.Hidden),
            new Column("if_lost_agrees", Format: ColumnFormats.Hidden),
            new Column("if_store_lost_stops", Format: ColumnFormats.Hidden),
        ]);

    /// <param name="store">What the loss of the place where the cluster agrees would come to.</param>
    public static RowFrame Row(ShownNode node, Loss store) =>
        new([
            Cell.Of(node.Name),
            Cell.Of(node.State),
            Cell.Of(node.Drained),
            node.Member is null ? Cell.Nothing : Cell.Of(node.Member.Since.WallClock),
            Cell.Of(node.Member?.Version),
            Cell.Of(node.Roles.Count > 0 ? string.Join(", ", node.Roles) : null),
            Cell.Of(node.Member?.Arch),
            node.Member is null ? Cell.Nothing : Cell.Of(node.Member.Cores),
            Cell.Of(node.Member is null ? null : MemoryText.Of(node.Member.MemoryBytes)),
            Cell.Of(node.Cards),
            Cell.Of(node.Labels),
            Cell.Of(node.Member is null ? null : string.Join(", ", node.Member.Addresses)),
            Age(node.Lease),
            Age(node.Heard),
            Cell.Of(node.Link),
            Cell.Of(node.Id),
            node.Member is null ? Cell.Nothing : Cell.Of(node.Member.Level),
            .. OfLoss(node.Loss),
            Cell.Of(string.Join(", ", store.Stops)),
        ]);

    private static Column Wide(Column column, bool isWide) =>
        isWide ? column : column with { Format = ColumnFormats.Hidden };

    private static Cell[] OfLoss(Loss? loss) =>
        loss is null
            ? [Cell.Nothing, Cell.Nothing, Cell.Nothing, Cell.Nothing]
            :
            [
                Cell.Of(LossText.Of(loss)),
                Cell.Of(string.Join(", ", loss.Stops)),
                Cell.Of(string.Join(", ", loss.Moves.Select(static move => $"{move.Group} to {move.To}"))),
                Cell.Of(!loss.StopsAgreeing),
            ];

    private static Cell Age(TimeSpan? age) => age is { } known ? Cell.Of(known) : Cell.Nothing;
}
