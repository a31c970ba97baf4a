using System.Runtime.CompilerServices;
using Supervisor.Actors.Inspecting;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Palettes.Actors;

internal sealed class ActorHierarchy(ActorSystem system) : IPaletteCommand
{
    private const string Depth = "depth";
    private const string Start = "start";

    private static readonly ColumnsFrame Columns = new([
        new Column("kind"),
        new Column("state"),
        new Column("incarnation", "INC", ColumnFormats.Number),
        new Column("waiting", Format: ColumnFormats.Number),
    ]);

    public CommandDescription Description { get; } =
        new(
            "hierarchy",
            "Shows the tree of actors, from the top or from one of them.",
            Roles.Viewer,
            ResultKinds.Tree,
            Details: "INC counts an actor's starts: more than 1 means that it failed and was restarted. "
                + "WAITING is how many messages it has not handled yet.",
            Arguments:
            [
                new ArgumentDescription(
                    Depth,
                    "How many levels to show below the first.",
                    ArgumentKinds.Number,
                    Letter: "d",
                    Default: "5",
                    Minimum: 0,
                    Maximum: 100
                ),
                new ArgumentDescription(Start, "The path of the actor to start from.", ArgumentKinds.Text, Letter: "s"),
            ],
            Examples:
            [
                new CommandExample("actor hierarchy", "the whole tree"),
                new CommandExample("actor hierarchy -d 1 -s /node", "one actor and its children"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var path = call.Arguments.Text(Start) ?? "";
        var depth = (int)call.Arguments.Number(Depth)!.Value;
        var found = await system.InspectAsync(path, depth, ActorInspection.Patience).WaitAsync(stop);
        if (found is null)
        {
            yield return new ErrorFrame(NotFound(path));
            yield break;
        }

        yield return Columns;
        foreach (var (actor, level) in ActorInspection.Flatten(found))
        {
            yield return new TreeFrame(level, actor.Name.Length == 0 ? "/" : actor.Name, Cells(actor));
        }
    }

    private static IReadOnlyList<Cell> Cells(ActorDescription actor) =>
        [
            Cell.Of(actor.Kind),
            Cell.Of(ActorInspection.NameOf(actor.State)),
            Cell.Of(actor.Incarnation),
            Cell.Of(actor.Waiting),
        ];

    private static OperatorError NotFound(string path) =>
        new(
            ErrorCodes.NotFound,
            $"There is no actor at '{path}'.",
            "It has stopped, or never was.",
            "'pbm actor hierarchy' shows those that there are."
        );
}
