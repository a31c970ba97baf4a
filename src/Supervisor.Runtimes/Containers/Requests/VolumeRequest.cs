using Supervisor.Fleet.Model.Resources;
using Supervisor.Runtimes.Docker.Volumes;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>From a volume as a fleet file has it to what the engine is asked for.</summary>
internal static class VolumeRequest
{
    /// <param name="key">What it is called in the file.</param>
    public static VolumeSpec Of(string key, VolumeModel volume, string project, ContainerPlace place) =>
        new(
            volume.Name,
            volume.Driver,
            volume.DriverOptions.OrNull(),
            ContainerLabels.OfResource(volume.Labels, project, ContainerLabels.ComposeVolume, key, place)
        );
}
