using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Audit;
using Supervisor.Node.Palettes.Views;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterAudit(PaletteServices services) : IPaletteCommand
{
    private const string Since = "since";
    private const string Tail = "tail";
    private const int UsualTail = 50;

    private static readonly ColumnsFrame Columns = new([
        new Column("time", Format: ColumnFormats.Time),
        new Column("who"),
        new Column("from"),
        new Column("what"),
        new Column("outcome"),
        new Column("id", Format: ColumnFormats.Hidden),
        new Column("event", Format: ColumnFormats.Hidden),
        new Column("code", Format: ColumnFormats.Hidden),
        new Column("hybridTime", Format: ColumnFormats.Hidden),
    ]);

    public CommandDescription Description { get; } =
        new(
            "audit",
            "Shows who changed what, who was admitted, and who was turned away, on all nodes.",
            Roles.Admin,
            ResultKinds.Stream,
            Details: $"Each node keeps its last {AuditTrail.MostKept} entries. Of who is turned away very often, only some are told one by "
                + "one, and the rest as a number.",
            Arguments:
            [
                new(Since, "Begin so long ago (10m), or at a time.", ArgumentKinds.Text, Letter: "s"),
                new(
                    Tail,
                    "Show so many of the last at most; with --since, all unless this is given.",
                    ArgumentKinds.Number,
                    Letter: "n",
                    Minimum: 0,
                    Maximum: AuditTrail.MostKept
                ),
            ],
            Examples: [new CommandExample("cluster audit --since 1d", "the last day")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var since = call.Arguments.Text(Since);
        var moment = since is null ? null : MomentText.Parse(since, services.Clock);
        if (since is not null && moment is null)
        {
            yield return new ErrorFrame(
                new OperatorError(ErrorCodes.BadValue, $"'{since}' is no value for --since.", MomentText.Forms, "")
            );
            yield break;
        }

        var tail = (int?)call.Arguments.Number(Tail) ?? (since is null ? UsualTail : null);
        var lines = await new AuditReader(services.Journal).ReadAsync(moment is null ? tail : null);
        if (!lines.IsOk)
        {
            yield return new ErrorFrame(lines.Error);
            yield break;
        }

        yield return Columns;
        var shown = lines.Value.Where(line => moment is null || line.Time.WallClock >= moment).ToList();
        foreach (var line in tail is { } most ? shown.TakeLast(most) : shown)
        {
            yield return Row(line);
        }
    }

    private static RowFrame Row(AuditLine line)
    {
        var record = line.Record;
        return new RowFrame([
            Cell.Of(line.Time.WallClock),
            Cell.Of(record.Who),
            Cell.Of(record.From),
            Cell.Of(record.What),
            Cell.Of(AuditText.OutcomeOf(line)),
            Cell.Of(record.Id),
            Cell.Of(line.Event),
            Cell.Of(record.Code),
            Cell.Of(line.Time.ToString()),
        ]);
    }
}
