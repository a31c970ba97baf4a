using System.Runtime.CompilerServices;
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

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var supervised = services.Supervised;
        var roster = await supervised.ReadAsync(stop);
        if (roster is null)
        {
            yield return new ErrorFrame(ViewErrors.NoRoster());
            yield break;
        }

        var groups = NamedGroups.FindAll(roster, call.Arguments.All(Names));
        if (!groups.IsOk)
        {
            yield return new ErrorFrame(groups.Error);
            yield break;
        }

        var targets = groups.Value.Select(group => new GroupTarget(supervised, act, group, roster));
        await foreach (var frame in new ChangeRun(services, act.Name).RunAsync(call, [.. targets], stop))
        {
            yield return frame;
        }
    }
}
