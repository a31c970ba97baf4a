using System.Runtime.CompilerServices;
using Supervisor.Actors.Inspecting;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Actors;

/// <summary>Not named as the others are, since the kernel has the name.</summary>
internal sealed class ActorSystemCommand(ActorSystem system) : IPaletteCommand
{
    private static readonly ColumnsFrame Columns = new(
        [
            new Column("system"),
            new Column("uptime", "UP FOR", ColumnFormats.Duration),
            new Column("actors"),
            new Column("notRunning", "NOT RUNNING"),
            new Column("waiting"),
            new Column("deadLetters", "DEAD LETTERS"),
            new Column("deadLettersStopped", "  TO STOPPED"),
            new Column("deadLettersFull", "  TO FULL"),
            new Column("deadLettersStale", "  STALE"),
            new Column("deadLettersUnhandled", "  UNHANDLED"),
        ],
        Layouts.List
    );

    public CommandDescription Description { get; } =
        new(
            "system",
            "Counts the actors, the messages that wait, and those that nobody handled.",
            Roles.Viewer,
            ResultKinds.Rows,
            Examples: [new CommandExample("actor system -o json", "the same for a program")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var root = await system.InspectAsync("", int.MaxValue, ActorInspection.Patience).WaitAsync(stop);
        // The root itself is no actor of anybody's.
        var actors = ActorInspection.Flatten(root!).Skip(1).Select(found => found.Actor).ToList();
        var letters = system.DeadLetters;
        yield return Columns;
        yield return new RowFrame([
            Cell.Of(system.Name),
            Cell.Of(system.Uptime),
            Cell.Of(actors.Count),
            Cell.Of(actors.Count(actor => actor.State is not ActorState.Running)),
            Cell.Of(actors.Sum(actor => actor.Waiting)),
            Cell.Of(letters.Total),
            Cell.Of(letters.Count(DeadLetterReason.Stopped)),
            Cell.Of(letters.Count(DeadLetterReason.Full)),
            Cell.Of(letters.Count(DeadLetterReason.Stale)),
            Cell.Of(letters.Count(DeadLetterReason.Unhandled)),
        ]);
    }
}
