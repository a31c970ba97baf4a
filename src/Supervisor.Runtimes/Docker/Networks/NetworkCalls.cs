using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Networks;

/// <summary>Networks, and which containers are in them.</summary>
internal sealed class NetworkCalls(EngineTransport engine)
{
    private const string Kind = "networks";

    /// <summary>A name that is taken is a conflict.</summary>
    public Task<EngineOutcome<CreatedNetwork>> CreateAsync(NetworkSpec spec, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Post($"create the network {spec.Name}", "/networks/create") with
            {
                Content = EngineBody.Json(spec, EngineJson.Default.NetworkSpec),
            },
            EngineJson.Default.CreatedNetwork,
            cancellation
        );

    public Task<EngineOutcome<NetworkRow>> InspectAsync(string network, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get($"inspect the network {network}", EnginePath.Of(Kind, network)),
            EngineJson.Default.NetworkRow,
            cancellation
        );

    public Task<EngineOutcome<NetworkRow[]>> ListAsync(EngineFilters filters, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("list its networks", "/networks") with
            {
                Query = new EngineQuery().With("filters", filters),
            },
            EngineJson.Default.NetworkRowArray,
            cancellation
        );

    /// <summary>One that is in use is refused.</summary>
    public Task<EngineOutcome<Change>> RemoveAsync(string network, CancellationToken cancellation) =>
        engine.ActAsync(
            EngineRequest.Delete($"remove the network {network}", EnginePath.Of(Kind, network)),
            cancellation
        );

    public Task<EngineOutcome<Change>> ConnectAsync(
        string network,
        string container,
        EndpointSpec? endpoint,
        CancellationToken cancellation
    ) =>
        engine.ActAsync(
            EngineRequest.Post($"put {container} into {network}", EnginePath.Of(Kind, network, "connect")) with
            {
                Content = EngineBody.Json(new ConnectBody(container, endpoint), EngineJson.Default.ConnectBody),
            },
            cancellation
        );

    public Task<EngineOutcome<Change>> DisconnectAsync(
        string network,
        string container,
        bool force,
        CancellationToken cancellation
    ) =>
        engine.ActAsync(
            EngineRequest.Post($"take {container} out of {network}", EnginePath.Of(Kind, network, "disconnect")) with
            {
                Content = EngineBody.Json(new DisconnectBody(container, force), EngineJson.Default.DisconnectBody),
            },
            cancellation
        );
}
