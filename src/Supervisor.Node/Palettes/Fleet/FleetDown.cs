using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Fleets;
using Supervisor.Node.Palettes.Changes;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetDown(PaletteServices services, FleetDesk desk) : IPaletteCommand
{
    public CommandDescription Description { get; } =
        new(
            "down",
            "Stops all of the fleet, in the reverse order of need, each with its grace.",
            Roles.Operator,
            ResultKinds.Progress,
            Changes: true,
            Details: "It stays down, also after a restart of the daemon, until 'fleet up' or 'fleet start'.",
            Arguments: ChangeArguments.All,
            Examples: [new CommandExample("fleet down --wait", "stops it, and shows how it ends")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        new FleetOrder(services, "Would stop all of the fleet.", "The fleet goes down.").RunAsync(
            call,
            () => desk.Downs.StopAsync(call.Id!, call.Caller.Name),
            () => Task.FromResult<Outcome<FleetIsDown>>(new FleetIsDown(services)),
            stop
        );
}
