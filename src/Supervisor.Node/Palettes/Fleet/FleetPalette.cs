using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;

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
                new FleetDown(services, desk),
                new FleetStart(services, desk),
                new FleetStatus(services),
                Freeze(desk),
                Thaw(desk),
            ]
        );

    private static FleetChange Freeze(FleetDesk desk) =>
        new(
            new CommandDescription(
                "freeze",
                "Has nothing started, stopped or restarted by itself any more.",
                Roles.Operator,
                ResultKinds.Text,
                Changes: true,
                Details: "What runs goes on, and commands are carried out. It holds until 'fleet thaw', whatever is restarted.",
                Arguments: [new(Why, "The reason, for whoever wonders.", ArgumentKinds.Text, Position: 1)],
                Examples: [new CommandExample("fleet freeze \"moving the rack\"", "with the reason")]
            ),
            (call, _) => desk.Freezing.FreezeAsync(call.Id!, call.Caller.Name, call.Arguments.Text(Why) ?? ""),
            "Would freeze the fleet.",
            "The fleet is frozen: nothing is done by itself until 'fleet thaw'."
        );

    private static FleetChange Thaw(FleetDesk desk) =>
        new(
            new CommandDescription(
                "thaw",
                "Ends a freeze.",
                Roles.Operator,
                ResultKinds.Text,
                Changes: true,
                Examples: [new CommandExample("fleet thaw", "what has failed meanwhile is restarted now")]
            ),
            (call, _) => desk.Freezing.ThawAsync(call.Id!, call.Caller.Name),
            "Would thaw the fleet.",
            "The fleet is thawed."
        );
}
