using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetDown(PaletteServices services) : IPaletteCommand
{
    public CommandDescription Description { get; } =
        new(
            "down",
            "Stops all of the fleet on this node, in the reverse order of need, each with its grace.",
            Roles.Admin,
            ResultKinds.Progress,
            Changes: true,
            Details: "It stays down, also after a restart of the daemon, until 'fleet up' or 'fleet start'.",
            Arguments: ChangeArguments.All,
            Examples: [new CommandExample("fleet down --wait", "stops it, and shows how it ends")]
        );

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        new FleetOrder(
            services,
            "fleet down",
            "Would stop all of the fleet on this node.",
            "The fleet goes down."
        ).RunAsync(
            call,
            reply => new StopFleet(call.Id!, call.Caller.Name, reply),
            () => Task.FromResult<Outcome<FleetIsDown>>(new FleetIsDown(services)),
            stop
        );
}
