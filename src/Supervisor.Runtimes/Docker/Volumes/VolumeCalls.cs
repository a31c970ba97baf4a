using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Volumes;

/// <summary>Volumes: what outlives the containers that write it.</summary>
internal sealed class VolumeCalls(EngineTransport engine)
{
    private const string Kind = "volumes";

    /// <summary>One that is there already is answered as it is, whatever was asked for: compare its labels.</summary>
    public Task<EngineOutcome<VolumeRow>> CreateAsync(VolumeSpec spec, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Post($"create the volume {spec.Name}", "/volumes/create") with
            {
                Content = EngineBody.Json(spec, EngineJson.Default.VolumeSpec),
            },
            EngineJson.Default.VolumeRow,
            cancellation
        );

    public Task<EngineOutcome<VolumeRow>> InspectAsync(string volume, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get($"inspect the volume {volume}", EnginePath.Of(Kind, volume)),
            EngineJson.Default.VolumeRow,
            cancellation
        );

    public Task<EngineOutcome<VolumeList>> ListAsync(EngineFilters filters, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("list its volumes", "/volumes") with
            {
                Query = new EngineQuery().With("filters", filters),
            },
            EngineJson.Default.VolumeList,
            cancellation
        );

    /// <summary>One that a container has is a conflict, forced or not; to force only overrides what its driver says.</summary>
    public Task<EngineOutcome<Change>> RemoveAsync(string volume, bool force, CancellationToken cancellation) =>
        engine.ActAsync(
            EngineRequest.Delete($"remove the volume {volume}", EnginePath.Of(Kind, volume)) with
            {
                Query = new EngineQuery().With("force", force),
            },
            cancellation
        );
}
