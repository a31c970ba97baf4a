using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Supervisor.Node.Fleets;

namespace Supervisor.Node.Hosting;

/// <summary>The fleet that the daemon is told at its start to apply.</summary>
internal static class FilesOfStart
{
    /// <summary>
    /// Read once: what is in the files later, perhaps half-written by somebody who edits them, is for the next start.
    /// </summary>
    /// <returns>Null: it is told of none.</returns>
    public static Outcome<FleetDraft>? Read(FleetDrafts drafts, IReadOnlyList<string> files, string node)
    {
        if (files.Count == 0)
        {
            return null;
        }

        var request = new FleetRequest(
            files.Select(ProjectFiles.Of).Distinct().ToValueList(),
            OwnEnvironment.Read(),
            node
        );
        return drafts.Of(FleetBundles.Of(request, new DaemonFiles()));
    }
}
