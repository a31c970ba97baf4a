using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Engine;

/// <summary>The engine itself.</summary>
internal sealed class SystemCalls(EngineTransport engine)
{
    private const string VersionHeader = "Api-Version";

    /// <summary>Whether it answers, and the highest version of the API that it speaks.</summary>
    public Task<EngineOutcome<EnginePong>> PingAsync(CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("answer a ping", "/_ping"),
            (exchange, _) =>
                Task.FromResult(
                    new EnginePong(
                        exchange.Response.Headers.TryGetValues(VersionHeader, out var values) ? values.First() : null
                    )
                ),
            cancellation
        );

    public Task<EngineOutcome<EngineVersion>> VersionAsync(CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("tell its version", "/version"),
            EngineJson.Default.EngineVersion,
            cancellation
        );

    public Task<EngineOutcome<EngineInfo>> InfoAsync(CancellationToken cancellation) =>
        engine.AskAsync(EngineRequest.Get("tell of itself", "/info"), EngineJson.Default.EngineInfo, cancellation);
}

/// <param name="ApiVersion">Null: whoever answered is no container engine.</param>
internal sealed record EnginePong(string? ApiVersion);
