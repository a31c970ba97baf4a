using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;

namespace Supervisor.Cli.Fleet;

/// <summary>The fleet that the arguments of a node's command name, in one piece: the node need not see the operator's files.</summary>
internal static class FleetContent
{
    /// <returns>Or which of the files that were named cannot be read; of others that they lead to the node tells.</returns>
    public static Outcome<byte[]> Read(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        var request = FleetArguments.Request(
            values.GetValueOrDefault(FleetArguments.File, []),
            values.GetValueOrDefault(FleetArguments.Node) is [var node, ..] ? node : null,
            values.GetValueOrDefault(FleetArguments.Profile, [])
        );
        var files = new DiskFiles();
        var unread = request
            .Projects.SelectMany(project => project.Paths)
            .Select(path => files.Read(path))
            .FirstOrDefault(read => !read.IsOk);
        return unread is null ? FleetBundles.Encode(FleetBundles.Of(request, new SentFiles(files))) : unread.Error!;
    }
}
