using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Volumes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>That the volumes of a container are there. What is there is left as it is, and never removed.</summary>
internal sealed class VolumePreparation(EngineClient engine)
{
    /// <param name="warn">What of a volume is otherwise than the file says.</param>
    /// <returns>Null: they are all there.</returns>
    public async Task<OperatorError?> EnsureAsync(
        ContainerDefinition definition,
        ContainerPlace place,
        Action<string> warn,
        CancellationToken stop
    )
    {
        foreach (var (key, volume) in definition.Volumes)
        {
            var error = volume.External
                ? await FindAsync(definition, volume, stop)
                : await MakeAsync(VolumeRequest.Of(key, volume, definition.Project, place), volume, warn, stop);
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    private async Task<OperatorError?> FindAsync(
        ContainerDefinition definition,
        VolumeModel volume,
        CancellationToken stop
    )
    {
        var found = await engine.Volumes.InspectAsync(volume.Name, stop);
        return found.IsOk ? null
            : found.Failure.IsAbsent ? MakingErrors.NoVolume(definition, volume.Name)
            : found.Failure.Error;
    }

    private async Task<OperatorError?> MakeAsync(
        VolumeSpec spec,
        VolumeModel asked,
        Action<string> warn,
        CancellationToken stop
    )
    {
        var found = await engine.Volumes.InspectAsync(spec.Name, stop);
        if (found is { IsOk: false, Failure.IsAbsent: true })
        {
            found = await engine.Volumes.CreateAsync(spec, stop);
        }

        if (!found.IsOk)
        {
            return found.Failure.Error;
        }

        if (Differences(asked, found.Value).ToList() is { Count: > 0 } differences)
        {
            warn(
                $"The volume {spec.Name} is otherwise than the file says ({string.Join("; ", differences)}), and is used as it is, "
                    + "for its data are in it."
            );
        }

        return null;
    }

    private static IEnumerable<string> Differences(VolumeModel asked, VolumeRow found)
    {
        if (asked.Driver is { } driver && driver != found.Driver)
        {
            yield return $"driver: {found.Driver} and not {driver}";
        }

        foreach (var (name, value) in asked.DriverOptions)
        {
            var there = found.Options?.GetValueOrDefault(name);
            if (there != value)
            {
                yield return $"driver_opts.{name}: {there ?? "nothing"} and not {value}";
            }
        }
    }
}
