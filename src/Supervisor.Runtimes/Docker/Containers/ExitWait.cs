using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>What the engine is to wait for.</summary>
internal enum WaitFor
{
    /// <summary>That it does not run, which it may not do already.</summary>
    NotRunning,

    /// <summary>The end of the run that there is, or of the next one.</summary>
    NextExit,

    Removed,
}

/// <summary>A wait that the engine has taken up: no exit that comes after this is missed.</summary>
internal sealed class ExitWait(EngineExchange exchange, EngineRequest request) : IDisposable
{
    /// <summary>Comes when the container ends, however long that takes. To be asked once.</summary>
    public async Task<EngineOutcome<ContainerExit>> ExitAsync(CancellationToken cancellation)
    {
        try
        {
            await using var body = await exchange.BodyAsync(cancellation);
            return
                await JsonSerializer.DeserializeAsync(body, EngineJson.Default.ContainerExit, cancellation) is { } exit
                ? exit
                : request.Unknown("it answered nothing");
        }
        catch (Exception cause)
            when (!cancellation.IsCancellationRequested && ExchangeFaults.Describe(cause) is { } why)
        {
            return request.Unknown(why);
        }
    }

    public void Dispose() => exchange.Dispose();
}
