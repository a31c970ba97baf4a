using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Views;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupChange(PaletteServices services, GroupAct act) : IPaletteCommand
{
    private const string Names = "groups";

    public CommandDescription Description { get; } =
        new(
            act.Name,
            act.Summary,
            Roles.Operator,
            ResultKinds.Progress,
            Changes: true,
            Arguments:
            [
                new ArgumentDescription(
                    Names,
                    "Which groups.",
                    ArgumentKinds.Group,
                    Position: 1,
                    Required: true,
                    Repeatable: true
                ),
                .. ChangeArguments.All,
            ],
            Examples:
            [
                new CommandExample($"group {act.Name} audio", "one group"),
                new CommandExample($"group {act.Name} audio --wait", $"until it {act.Goal.Text}"),
            ]
        );

    public static IEnumerable<GroupChange> All(PaletteServices services) =>
        GroupAct.All.Select(act => new GroupChange(services, act));

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        services.Supervised.AnswerAsync(
            roster => NamedGroups.FindAll(roster, call.Arguments.All(Names), act.Name),
            (groups, roster) =>
                new ChangeRun(services, act.Name).RunAsync(
                    call,
                    [.. groups.Select(group => new GroupTarget(services.Supervised, act, group, roster))],
                    stop
                ),
            stop
        );
}
