using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>Carries requests to an engine and makes outcomes of what becomes of them.</summary>
/// <param name="version">Null until it was agreed upon: then the engine takes a request as its own version has it.</param>
internal sealed class EngineTransport(IEngineDialer dialer, ApiVersion? version, EngineTimes times, TimeProvider time)
{
    public EngineTimes Times => times;

    public TimeProvider Time => time;

    /// <summary>The same way to the same engine, in a version that it speaks.</summary>
    public EngineTransport Speaking(ApiVersion agreed) => new(dialer, agreed, times, time);

    /// <summary>Asks for a value.</summary>
    public Task<EngineOutcome<T>> AskAsync<T>(
        EngineRequest request,
        JsonTypeInfo<T> shape,
        CancellationToken cancellation
    )
        where T : notnull =>
        AskAsync(
            request,
            async (exchange, limit) =>
            {
                await using var body = await exchange.BodyAsync(limit);
                return await JsonSerializer.DeserializeAsync(body, shape, limit)
                    ?? throw new JsonException("nothing, where something was asked for");
            },
            cancellation
        );

    /// <summary>Has something done of which nothing is told but that it is done.</summary>
    public Task<EngineOutcome<Change>> ActAsync(EngineRequest request, CancellationToken cancellation) =>
        AskAsync(
            request,
            async (exchange, limit) =>
            {
                await using var body = await exchange.BodyAsync(limit);
                await body.CopyToAsync(Stream.Null, limit);
                return exchange.Response.StatusCode is HttpStatusCode.NotModified ? Change.WasSo : Change.Made;
            },
            cancellation
        );

    /// <summary>Asks, and has the answer read to its end within the time of the call.</summary>
    public async Task<EngineOutcome<T>> AskAsync<T>(
        EngineRequest request,
        Func<EngineExchange, CancellationToken, Task<T>> read,
        CancellationToken cancellation
    )
    {
        using var limit = NewLimit(request, cancellation);
        var opened = await OpenAsync(request, limit);
        if (!opened.IsOk)
        {
            return opened.Failure;
        }

        using var exchange = opened.Value;
        try
        {
            return await read(exchange, limit.Token);
        }
        catch (Exception cause) when (limit.Explain(cause) is { } why)
        {
            return request.Unknown(why);
        }
    }

    /// <summary>Asks for an answer that is read as it comes; the time of the call is that until it begins.</summary>
    public async Task<EngineOutcome<EngineExchange>> OpenAsync(EngineRequest request, CancellationToken cancellation)
    {
        using var limit = NewLimit(request, cancellation);
        return await OpenAsync(request, limit);
    }

    /// <summary>As <see cref="OpenAsync(EngineRequest, CancellationToken)"/>, for an answer that is a row of items.</summary>
    /// <param name="silence">How long the engine may say nothing between two of them; null: for as long as it likes.</param>
    public async Task<EngineOutcome<EngineFeed<T>>> FeedAsync<T>(
        EngineRequest request,
        Func<Stream, CancellationToken, IAsyncEnumerable<T>> read,
        TimeSpan? silence,
        CancellationToken cancellation
    )
    {
        var opened = await OpenAsync(request, cancellation);
        return opened.IsOk
            ? new EngineFeed<T>(opened.Value, request, read, silence ?? Timeout.InfiniteTimeSpan, time)
            : opened.Failure;
    }

    private async Task<EngineOutcome<EngineExchange>> OpenAsync(EngineRequest request, CallLimit limit)
    {
        var dialed = await dialer.DialAsync(limit.Caller);
        if (!dialed.IsOk)
        {
            return new EngineFailure.Unreached(dialed.Error);
        }

        var exchange = new EngineExchange(dialed.Value, dialer.HandlerOver(dialed.Value));
        var isKept = false;
        try
        {
            using var message = EngineMessage.Of(request, version);
            await exchange.SendAsync(message, limit.Token);
            isKept = exchange.IsAccepted;
            return isKept ? exchange : await RefusalAsync(request, exchange, limit.Token);
        }
        catch (Exception cause) when (limit.Explain(cause) is { } why)
        {
            return request.Unknown(why);
        }
        finally
        {
            if (!isKept)
            {
                exchange.Dispose();
            }
        }
    }

    private static async Task<EngineFailure> RefusalAsync(
        EngineRequest request,
        EngineExchange exchange,
        CancellationToken cancellation
    )
    {
        await using var body = await exchange.BodyAsync(cancellation);
        var (status, message) = await Refusal.ReadAsync(body, exchange.Response.StatusCode, cancellation);
        return request.Refused(status, message);
    }

    private CallLimit NewLimit(EngineRequest request, CancellationToken cancellation) =>
        new(request.Limit ?? (request.IsQuestion ? times.Look : times.Act), time, cancellation);
}
