using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Fleets;
using Supervisor.Node.Palettes.Changes;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetStart(PaletteServices services, FleetDesk desk) : IPaletteCommand
{
    public CommandDescription Description { get; } =
        new(
            "start",
            "Starts the fleet again that was taken down.",
            Roles.Operator,
            ResultKinds.Progress,
            Changes: true,
            Details: "What an operator stopped by itself, an agent or a group, stays stopped.",
            Arguments: ChangeArguments.All,
            Examples:
            [
                new CommandExample("fleet start", "as it was before 'fleet down'"),
                new CommandExample("fleet start --wait", "the same, and shows it coming up"),
            ]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        new FleetOrder(services, "Would start the fleet.", "The fleet starts.").RunAsync(
            call,
            () => desk.Downs.StartAsync(call.Id!, call.Caller.Name),
            GoalAsync,
            stop
        );

    private async Task<Outcome<FleetIsUp>> GoalAsync()
    {
        var plan = await desk.PlanAsync();
        return plan.IsOk ? new FleetIsUp(services, plan.Value, services.Ownership is not null) : plan.Error;
    }
}
