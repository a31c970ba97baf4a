using System.Collections.Concurrent;
using System.Net.Security;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>
/// Where exchanges come in beside links. Only so many are served at once, so that strangers who connect and say nothing cost little;
/// one that is too many is hung up on, and asks again.
/// </summary>
internal sealed class TrustDoor(DeskServices services) : IConnectionDoor, IAsyncDisposable
{
    public const int MostAtOnce = 32;

    private readonly TrustDesk _desk = new(services);
    private readonly ConcurrentDictionary<Task, bool> _served = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _inside;

    public SslApplicationProtocol Protocol => TrustProtocol.Name;

    public void Take(SecuredStream connection)
    {
        var serving = ServeAsync(connection);
        _served[serving] = true;
        _ = serving.ContinueWith(
            ended => _served.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_served.Keys);
        _stopping.Dispose();
    }

    private async Task ServeAsync(SecuredStream connection)
    {
        await Task.Yield();
        await using var held = connection;
        try
        {
            if (Interlocked.Increment(ref _inside) > MostAtOnce)
            {
                services.Observer.Refused(new TrustRefused("", "", connection.Remote, MemberErrors.TooMany));
            }
            else if (!_stopping.IsCancellationRequested)
            {
                await _desk.ServeAsync(connection, _stopping.Token);
            }
        }
        catch (Exception broken)
        {
            // One exchange must not take others with it; nothing but a mistake of ours, or of a port's, leads here.
            services.Observer.Broke(connection.Remote, broken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
