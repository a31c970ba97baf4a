using System.Runtime.CompilerServices;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>
/// An answer that comes item by item, once. It belongs to whoever opened it, until he disposes of it; that he may do at any
/// time, from any thread.
/// </summary>
internal sealed class EngineFeed<T>(
    EngineExchange exchange,
    EngineRequest request,
    Func<Stream, CancellationToken, IAsyncEnumerable<T>> read,
    TimeSpan silence,
    TimeProvider time
) : IDisposable
{
    private volatile bool _isDisposed;

    /// <summary>Why there are no more items; null while they come, and when the engine has ended them in order.</summary>
    public EngineFailure? Fault { get; private set; }

    /// <summary>Ends with the answer. An answer that breaks off ends it too, and <see cref="Fault"/> says so.</summary>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var limit = new CallLimit(silence, time, cancellation);
        if (await BodyAsync(limit) is not { } body)
        {
            yield break;
        }

        await using var items = read(body, limit.Token).GetAsyncEnumerator(limit.Token);
        while (await MoveNextAsync(items, limit))
        {
            limit.Renew();
            yield return items.Current;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        exchange.Dispose();
    }

    private async Task<Stream?> BodyAsync(CallLimit limit)
    {
        try
        {
            return await exchange.BodyAsync(limit.Token);
        }
        catch (Exception cause) when (IsEnd(cause, limit))
        {
            return null;
        }
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<T> items, CallLimit limit)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception cause) when (IsEnd(cause, limit))
        {
            return false;
        }
    }

    private bool IsEnd(Exception cause, CallLimit limit)
    {
        if (_isDisposed)
        {
            // Reading what is closed fails in many ways, and each is what its owner wanted.
            return cause is not OperationCanceledException;
        }

        if (limit.Explain(cause) is not { } why)
        {
            return false;
        }

        Fault = request.Unknown(why);
        return true;
    }
}
