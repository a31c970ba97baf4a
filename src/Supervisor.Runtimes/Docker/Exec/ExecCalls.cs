using System.Net;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Exec;

/// <summary>Commands inside running containers.</summary>
internal sealed class ExecCalls(EngineTransport engine)
{
    private const string Kind = "exec";

    public Task<EngineOutcome<CreatedExec>> CreateAsync(
        string container,
        ExecSpec spec,
        CancellationToken cancellation
    ) =>
        engine.AskAsync(
            EngineRequest.Post(
                // The program alone: what follows it may be secret.
                $"prepare {(spec.Cmd is [var program, ..] ? program : "a command")} in {container}",
                EnginePath.Of("containers", container, Kind)
            ) with
            {
                Content = EngineBody.Json(spec, EngineJson.Default.ExecSpec),
            },
            EngineJson.Default.CreatedExec,
            cancellation
        );

    /// <summary>Starts it and leaves it to itself.</summary>
    public Task<EngineOutcome<Change>> StartAsync(string exec, CancellationToken cancellation) =>
        engine.ActAsync(Start(exec, new ExecStart(Detach: true, Tty: false)), cancellation);

    /// <summary>Starts it, with its input and output on the connection of this call.</summary>
    /// <param name="isTerminal">As it was created.</param>
    public async Task<EngineOutcome<ExecSession>> AttachAsync(
        string exec,
        bool isTerminal,
        CancellationToken cancellation
    )
    {
        var request = Start(exec, new ExecStart(Detach: false, isTerminal)) with { Upgrades = true };
        var opened = await engine.OpenAsync(request, cancellation);
        if (!opened.IsOk)
        {
            return opened.Failure;
        }

        var exchange = opened.Value;
        if (exchange.Response.StatusCode is HttpStatusCode.SwitchingProtocols)
        {
            return await ExecSession.OverAsync(exchange, request, isTerminal, engine.Time);
        }

        exchange.Dispose();
        return request.Unknown("it answered, but did not hand over the connection");
    }

    /// <summary>Of the terminal of one that runs.</summary>
    public Task<EngineOutcome<Change>> ResizeAsync(
        string exec,
        int columns,
        int rows,
        CancellationToken cancellation
    ) =>
        engine.ActAsync(
            EngineRequest.Post("resize a command's terminal", EnginePath.Of(Kind, exec, "resize")) with
            {
                Query = new EngineQuery().With("h", rows).With("w", columns),
            },
            cancellation
        );

    public Task<EngineOutcome<ExecFacts>> InspectAsync(string exec, CancellationToken cancellation) =>
        engine.AskAsync(
            EngineRequest.Get("inspect a command", EnginePath.Of(Kind, exec, "json")),
            EngineJson.Default.ExecFacts,
            cancellation
        );

    private static EngineRequest Start(string exec, ExecStart how) =>
        EngineRequest.Post("start a command", EnginePath.Of(Kind, exec, "start")) with
        {
            Content = EngineBody.Json(how, EngineJson.Default.ExecStart),
        };
}
