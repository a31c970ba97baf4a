using Supervisor.Cli.Fleet.Order;
using Supervisor.Cli.Local;

namespace Supervisor.Cli.Fleet;

/// <summary>What can be said of fleet files without a daemon.</summary>
internal static class FleetPalette
{
    public static LocalPalette Create() =>
        new(
            "fleet",
            "The fleet and its files.",
            [new ExplainCommand(), new OrderCommand(), new ShowCommand(), new ValidateCommand()]
        );
}
