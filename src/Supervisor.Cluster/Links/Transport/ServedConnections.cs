namespace Supervisor.Cluster.Links.Transport;

/// <summary>What comes in at a door beside links, while it is served: only so many at once, none takes others with it, and none outlives the door.</summary>
internal sealed class ServedConnections(int mostAtOnce) : IAsyncDisposable
{
    private readonly TasksUnderWay _served = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _inside;

    /// <summary>Ends when all are to end.</summary>
    public required Func<SecuredStream, CancellationToken, Task> Serve { get; init; }

    /// <summary>It is hung up on: as many are inside as may be.</summary>
    public required Action<SecuredStream> TooMany { get; init; }

    /// <summary>Nothing but a mistake of ours leads there.</summary>
    public required Action<SecuredStream, Exception> Broke { get; init; }

    /// <summary>Its thread is not the caller's.</summary>
    public void Take(SecuredStream connection) => _served.Add(ServeAsync(connection));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _served.AllEnded;
        _stopping.Dispose();
    }

    private async Task ServeAsync(SecuredStream connection)
    {
        await Task.Yield();
        await using var held = connection;
        try
        {
            if (Interlocked.Increment(ref _inside) > mostAtOnce)
            {
                TooMany(connection);
            }
            else if (!_stopping.IsCancellationRequested)
            {
                await Serve(connection, _stopping.Token);
            }
        }
        catch (Exception broken)
        {
            Broke(connection, broken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
