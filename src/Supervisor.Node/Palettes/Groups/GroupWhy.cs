using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Explaining.History;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupWhy(PaletteServices services) : IPaletteCommand
{
    private const string Name = "group";
    private const int EventsShown = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public CommandDescription Description { get; } =
        new(
            "why",
            "Explains why a group is as it is, and says the command that clears it.",
            Roles.Viewer,
            ResultKinds.Text,
            Details: "Where its agents keep it from being ready, it explains the one that somebody has to do something about.",
            Arguments:
            [
                new ArgumentDescription(Name, "Which group.", ArgumentKinds.Group, Position: 1, Required: true),
            ],
            Examples: [new CommandExample("group why audio", "what is with audio?")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var roster = await services.Fleet!.ReadAsync(stop);
        if (roster is null)
        {
            yield return new ErrorFrame(FleetErrors.NoRoster());
            yield break;
        }

        var found = GroupNames.Find(roster, call.Arguments.Text(Name)!);
        if (!found.IsOk)
        {
            yield return new ErrorFrame(found.Error);
            yield break;
        }

        var now = services.Clock.GetUtcNow();
        var problem = await services.Fleet.Groups.ProblemOfAsync(found.Value.Name, Patience, stop);
        var explained = GroupExplainer.Explain(found.Value, roster, problem, now);
        var history = await new HistoryReader(services.Journal).LastAsync(
            StreamName.OfGroup(found.Value.Name),
            EventsShown
        );
        yield return WhyAnswer.Of(explained with { History = history.IsOk ? history.Value : [] }, now);
        if (!history.IsOk)
        {
            yield return new NoteFrame($"{history.Error.Message} {history.Error.Why}");
        }
    }
}
