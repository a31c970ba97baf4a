using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Explaining.History;

namespace Supervisor.Node.Palettes.Events;

internal sealed class EventList(PaletteServices services) : IPaletteCommand
{
    public const string Name = "list";

    private const string Follow = "follow";
    private const string Since = "since";
    private const string Tail = "tail";
    private const string Agent = "agent";
    private const string Group = "group";
    private const string All = "all";

    private static readonly ColumnsFrame Columns = new([
        new Column("time", Format: ColumnFormats.Time),
        new Column("name"),
        new Column("text"),
        new Column("event", Format: ColumnFormats.Hidden),
        new Column("incarnation", Format: ColumnFormats.Hidden),
        new Column("cause", Format: ColumnFormats.Hidden),
        new Column("stream", Format: ColumnFormats.Hidden),
        new Column("version", Format: ColumnFormats.Hidden),
        new Column("hybridTime", Format: ColumnFormats.Hidden),
    ]);

    public CommandDescription Description { get; } =
        new(
            Name,
            "Shows what has happened to the node, its groups and its agents, from the journal.",
            Roles.Viewer,
            ResultKinds.Stream,
            Details: "With --follow it goes on with what happens from now on, until Ctrl+C. Events are kept as far back as "
                + "retention leaves them. A time without an offset is in the node's time zone.",
            Arguments:
            [
                new ArgumentDescription(
                    Follow,
                    "Go on with what happens from now on.",
                    ArgumentKinds.Flag,
                    Letter: "f"
                ),
                new ArgumentDescription(
                    Since,
                    "Begin so long ago (10m), or at a time.",
                    ArgumentKinds.Text,
                    Letter: "s"
                ),
                new ArgumentDescription(
                    Tail,
                    "Show so many of what is past at most; with --since, all unless this is given.",
                    ArgumentKinds.Number,
                    Letter: "n",
                    Minimum: 0,
                    Maximum: 100_000
                ),
                new ArgumentDescription(
                    Agent,
                    "Only of this agent.",
                    ArgumentKinds.Agent,
                    Letter: "a",
                    Repeatable: true
                ),
                new ArgumentDescription(Group, "Only of this group and its agents.", ArgumentKinds.Group, Letter: "g"),
                new ArgumentDescription(All, "Also what is routine: words that agents renewed.", ArgumentKinds.Flag),
            ],
            Examples:
            [
                new CommandExample("events --since 10m", "what happened in the last ten minutes"),
                new CommandExample("events -f --agent chat", "what happens to one agent"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var query = await QueryAsync(call);
        if (!query.IsOk)
        {
            yield return new ErrorFrame(query.Error);
            yield break;
        }

        yield return Columns;
        await foreach (var entry in new EventFeed(services.Journal).ReadAsync(query.Value, stop))
        {
            yield return entry.IsOk ? Row(entry.Value) : new ErrorFrame(entry.Error);
        }
    }

    private async Task<Outcome<EventQuery>> QueryAsync(CommandCall call)
    {
        var since = call.Arguments.Text(Since);
        var moment = since is null ? null : MomentText.Parse(since, services.Clock);
        if (since is not null && moment is null)
        {
            return new OperatorError(ErrorCodes.BadValue, $"'{since}' is no value for --since.", MomentText.Forms, "");
        }

        var filter = new StreamFilter(call.Arguments.All(Agent), call.Arguments.Text(Group));
        var streams = await services.Journal.ListStreamsAsync("");
        if (filter.Fault([.. streams.Streams.Select(stream => new StreamName(stream))]) is { } unknown)
        {
            return unknown;
        }

        const int UsualTail = 50;
        var tail = (int?)call.Arguments.Number(Tail) ?? (since is null ? UsualTail : null);
        return new EventQuery(filter.Wants, moment, tail, call.Arguments.Flag(Follow), call.Arguments.Flag(All));
    }

    private static RowFrame Row(HistoryEntry entry) =>
        new([
            Cell.Of(entry.Time.WallClock),
            Cell.Of(new StreamName(entry.Stream).ToString()),
            Cell.Of(entry.Text),
            Cell.Of(entry.Event),
            Cell.Of(entry.Incarnation),
            Cell.Of(entry.Cause),
            Cell.Of(entry.Stream),
            Cell.Of(entry.Version),
            Cell.Of(entry.Time.ToString()),
        ]);
}
