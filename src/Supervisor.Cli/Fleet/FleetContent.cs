using Supervisor.Fleet.Bundles;

namespace Supervisor.Cli.Fleet;

/// <summary>The fleet that the arguments of a node's command name, in one piece: the node need not see the operator's files.</summary>
internal static class FleetContent
{
    public static byte[] Read(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        var request = FleetArguments.Request(
            values.GetValueOrDefault(FleetArguments.File, []),
            values.GetValueOrDefault(FleetArguments.Node) is [var node, ..] ? node : null,
            values.GetValueOrDefault(FleetArguments.Profile, [])
        );
        return FleetBundles.Encode(FleetBundles.Of(request, new DiskFiles()));
    }
}
