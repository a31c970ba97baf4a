using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>Containers from their making to their end. A container is named by its id or its name.</summary>
internal sealed class ContainerCalls(EngineTransport engine)
{
    private const string Kind = "containers";

    /// <summary>A name that is taken is a conflict: somebody has made it before, perhaps we.</summary>
    /// <param name="platform">Such as <c>linux/arm64</c>; null: whichever the image is of.</param>
    public Task<EngineOutcome<CreatedContainer>> CreateAsync(
        string name,
        ContainerSpec spec,
        CancellationToken cancellation,
        string? platform = null
    ) =>
        engine.AskAsync(
            EngineRequest.Post($"create {name}", "/containers/create") with
            {
                Query = new EngineQuery().With("name", name).With("platform", platform),
                Content = EngineBody.Json(spec, EngineJson.Default.ContainerSpec),
            },
            EngineJson.Default.CreatedContainer,
            cancellation
        );

    /// <param name="called">For sentences, where it is known by more than its id.</param>
    public Task<EngineOutcome<Change>> StartAsync(
        string container,
        CancellationToken cancellation,
        string? called = null
    ) =>
        engine.ActAsync(
            EngineRequest.Post($"start {called ?? container}", EnginePath.Of(Kind, container, "start")),
            cancellation
        );

    /// <summary>Signals it, waits, and kills what is left. Answered when it is over, so its time is the grace and that of an act.</summary>
    /// <param name="grace">In whole seconds, rounded up. Null: the container's own.</param>
    public Task<EngineOutcome<Change>> StopAsync(string container, TimeSpan? grace, CancellationToken cancellation)
    {
        var seconds = grace is { } given ? (long?)Math.Ceiling(given.TotalSeconds) : null;
        return engine.ActAsync(
            EngineRequest.Post($"stop {container}", EnginePath.Of(Kind, container, "stop")) with
            {
                Query = new EngineQuery().With("t", seconds),
                Limit = engine.Times.Act + (grace ?? TimeSpan.Zero),
            },
            cancellation
        );
    }

    /// <summary>One that does not run is a conflict.</summary>
    /// <param name="signal">By name or number.</param>
    public Task<EngineOutcome<Change>> KillAsync(string container, string signal, CancellationToken cancellation) =>
        engine.ActAsync(
            EngineRequest.Post($"kill {container}", EnginePath.Of(Kind, container, "kill")) with
            {
                Query = new EngineQuery().With("signal", signal),
            },
            cancellation
        );

    /// <summary>
    /// Begins to wait. For what is to end by an act of ours, wait first and act then; after a new connection, inspect.
    /// </summary>
    public async Task<EngineOutcome<ExitWait>> WaitAsync(string container, WaitFor what, CancellationToken cancellation)
    {
        var request = EngineRequest.Post($"wait for {container}", EnginePath.Of(Kind, container, "wait")) with
        {
            Query = new EngineQuery().With("condition", ConditionOf(what)),
        };
        var opened = await engine.OpenAsync(request, cancellation);
        return opened.IsOk ? new ExitWait(opened.Value, request) : opened.Failure;
    }

    public Task<EngineOutcome<ContainerFacts>> InspectAsync(string container, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get($"inspect {container}", EnginePath.Of(Kind, container, "json")),
            EngineJson.Default.ContainerFacts,
            cancellation
        );

    /// <summary>Running or not.</summary>
    public Task<EngineOutcome<ContainerRow[]>> ListAsync(EngineFilters filters, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("list its containers", "/containers/json") with
            {
                Query = new EngineQuery().With("all", value: true).With("filters", filters),
            },
            EngineJson.Default.ContainerRowArray,
            cancellation
        );

    /// <summary>One that runs is a conflict, unless it is forced; one that is being removed already is one too.</summary>
    /// <param name="volumes">Those without a name as well.</param>
    public Task<EngineOutcome<Change>> RemoveAsync(
        string container,
        bool force,
        bool volumes,
        CancellationToken cancellation
    ) =>
        engine.ActAsync(
            EngineRequest.Delete($"remove {container}", EnginePath.Of(Kind, container)) with
            {
                Query = new EngineQuery().With("force", force).With("v", volumes),
            },
            cancellation
        );

    private static string ConditionOf(WaitFor what) =>
        what switch
        {
            WaitFor.NotRunning => "not-running",
            WaitFor.NextExit => "next-exit",
            WaitFor.Removed => "removed",
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
}
