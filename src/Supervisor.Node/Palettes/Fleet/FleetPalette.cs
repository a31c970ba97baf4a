using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>What is done with the fleet as a whole.</summary>
internal static class FleetPalette
{
    private const string Why = "why";

    public static Palette Create(PaletteServices services, FleetDesk desk) =>
        new(
            "fleet",
            "All that runs.",
            [
                new FleetUp(services, desk),
                new FleetDown(services),
                Start(services),
                new FleetStatus(services),
                Freeze(services),
                Thaw(services),
            ]
        );

    private static FleetChange Start(PaletteServices services) =>
        new(
            services,
            new CommandDescription(
                "start",
                "Starts the fleet again that was taken down.",
                Roles.Admin,
                ResultKinds.Text,
                Changes: true,
                Examples: [new CommandExample("fleet start", "as it was before 'fleet down'")]
            ),
            static (call, reply) => new StartFleet(call.Id!, call.Caller.Name, reply),
            "Would start the fleet.",
            "The fleet starts."
        );

    private static FleetChange Freeze(PaletteServices services) =>
        new(
            services,
            new CommandDescription(
                "freeze",
                "Has nothing started, stopped or restarted by itself any more.",
                Roles.Admin,
                ResultKinds.Text,
                Changes: true,
                Details: "What runs goes on, and commands are carried out. It holds until 'fleet thaw', whatever is restarted.",
                Arguments: [new(Why, "The reason, for whoever wonders.", ArgumentKinds.Text, Position: 1)],
                Examples: [new CommandExample("fleet freeze \"moving the rack\"", "with the reason")]
            ),
            static (call, reply) => new FreezeFleet(call.Id!, call.Caller.Name, call.Arguments.Text(Why) ?? "", reply),
            "Would freeze the fleet.",
            "The fleet is frozen: nothing is done by itself until 'fleet thaw'."
        );

    private static FleetChange Thaw(PaletteServices services) =>
        new(
            services,
            new CommandDescription(
                "thaw",
                "Ends a freeze.",
                Roles.Admin,
                ResultKinds.Text,
                Changes: true,
                Examples: [new CommandExample("fleet thaw", "what has failed meanwhile is restarted now")]
            ),
            static (call, reply) => new ThawFleet(call.Id!, call.Caller.Name, reply),
            "Would thaw the fleet.",
            "The fleet is thawed."
        );
}
