using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>
/// Makes containers on one connection to an engine, with all that they need around them: networks, volumes, image, files.
/// Nothing is started. It may be called again after any doubt, also for a container that is there and never ran: one of the
/// same definition is taken for what was asked for, and completed.
/// </summary>
internal sealed class ContainerMaker
{
    private readonly EngineClient _engine;
    private readonly EngineTraits _traits;
    private readonly ImagePreparation _images;
    private readonly NetworkPreparation _networks;
    private readonly VolumePreparation _volumes;
    private readonly Action<MakingNote> _tell;

    /// <param name="tell">Is called on any thread, and must only pass on.</param>
    /// <param name="networks">Those that are being made, by name: one for all makers of a daemon.</param>
    public ContainerMaker(
        EngineClient engine,
        ImagePulls pulls,
        Lanes<string> networks,
        TimeProvider time,
        Action<MakingNote> tell
    )
    {
        _engine = engine;
        _traits = EngineTraits.Of(engine, OwnLimits.Read());
        _images = new ImagePreparation(engine, pulls, time);
        _networks = new NetworkPreparation(engine, networks);
        _volumes = new VolumePreparation(engine);
        _tell = tell;
    }

    /// <returns>The id of the container. An error with the code of <c>engine.unknown</c> leaves open what there is.</returns>
    public async Task<Outcome<string>> MakeAsync(
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    )
    {
        var image = await _images.EnsureAsync(definition, text => Tell(place, isWarning: false, text), stop);
        if (!image.IsOk)
        {
            return image.Error;
        }

        var profiled = SecurityProfiles.Read(definition);
        if (!profiled.IsOk)
        {
            return profiled.Error;
        }

        var error =
            await _networks.EnsureAsync(definition, place, Warn, stop)
            ?? await _volumes.EnsureAsync(definition, place, Warn, stop);
        if (error is not null)
        {
            return error;
        }

        var files = FilePreparation.LayOut(definition, place, image.Value);
        return files.IsOk ? await CreateAsync(profiled.Value, place, files.Value, stop) : files.Error;

        void Warn(string text) => Tell(place, isWarning: true, text);
    }

    private async Task<Outcome<string>> CreateAsync(
        ContainerDefinition definition,
        ContainerPlace place,
        IReadOnlyDictionary<string, string> files,
        CancellationToken stop
    )
    {
        var spec = ContainerRequest.Of(definition, place, files, _traits);
        var name = definition.Service.ContainerName ?? definition.Group;
        var created = await _engine.Containers.CreateAsync(name, spec, stop, definition.Service.Platform);
        if (created.IsOk)
        {
            foreach (var warning in created.Value.Warnings ?? [])
            {
                Tell(place, isWarning: true, warning);
            }

            return await JoinAsync(created.Value.Id, definition, [], stop);
        }

        return created.Failure.IsConflict
            ? await TakeAsync(name, definition, place, created.Failure, stop)
            : created.Failure.Error;
    }

    /// <summary>The name is taken: by what was asked for and never answered, or by somebody else's.</summary>
    private async Task<Outcome<string>> TakeAsync(
        string name,
        ContainerDefinition definition,
        ContainerPlace place,
        EngineFailure conflict,
        CancellationToken stop
    )
    {
        var found = await _engine.Containers.InspectAsync(name, stop);
        if (!found.IsOk)
        {
            // Gone meanwhile: then the engine's own words say most.
            return found.Failure.IsAbsent ? conflict.Error : found.Failure.Error;
        }

        var labels = found.Value.Config?.Labels;
        var isSame =
            ContainerLabels.AreOf(labels, place)
            && labels?.GetValueOrDefault(ContainerLabels.Definition) == definition.Hash;
        return isSame
            ? await JoinAsync(found.Value.Id, definition, found.Value.NetworkSettings?.Networks?.Keys ?? [], stop)
            : MakingErrors.NameTaken(definition, found.Value.Id, ContainerLabels.WhoseIs(labels, place));
    }

    /// <summary>Into those of its networks in which it is not yet.</summary>
    private async Task<Outcome<string>> JoinAsync(
        string id,
        ContainerDefinition definition,
        IEnumerable<string> joined,
        CancellationToken stop
    )
    {
        var there = joined.ToHashSet(StringComparer.Ordinal);
        var networks = new NetworkRequests(definition, _traits).Afterwards;
        foreach (var (network, endpoint) in networks.Where(one => !there.Contains(one.Key)))
        {
            var connected = await _engine.Networks.ConnectAsync(network, id, endpoint, stop);
            if (!connected.IsOk)
            {
                return connected.Failure.Error;
            }
        }

        return id;
    }

    private void Tell(ContainerPlace place, bool isWarning, string text) =>
        _tell(new MakingNote(place.Agent, isWarning, text));
}
