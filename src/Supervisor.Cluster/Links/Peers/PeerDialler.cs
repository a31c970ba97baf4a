using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Peers;

/// <summary>Dials a node for as long as somebody wants to say something to it, with longer and longer pauses.</summary>
/// <param name="admit">Makes a link of a connection; why not, or null.</param>
/// <param name="isLinked">There is a link, whoever made it.</param>
internal sealed class PeerDialler(
    NodeId node,
    PeerServices services,
    Func<LinkStream, NodeId, Task<OperatorError?>> admit,
    Func<bool> isLinked
) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Who has not tried again for so long no longer wants to.</summary>
    private static readonly TimeSpan WantedFor = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _dialling = Task.CompletedTask;
    private long _wantedAt;
    private bool _isDialling;

    private TimeProvider Clock => services.Settings.Clock;

    /// <summary>Somebody wants a link now.</summary>
    public void Need()
    {
        lock (_gate)
        {
            _wantedAt = Clock.GetTimestamp();
            if (!_isDialling && !_stopping.IsCancellationRequested)
            {
                _isDialling = true;
                _dialling = DialAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task dialling;
        lock (_gate)
        {
            dialling = _dialling;
        }

        await dialling;
        _stopping.Dispose();
    }

    private async Task DialAsync()
    {
        // Not on the thread of whoever speaks.
        await Task.Yield();
        try
        {
            for (var pause = ShortestPause; GoesOn(); pause = Longer(pause))
            {
                if (await GuardedAsync() is not { } problem)
                {
                    continue;
                }

                services.Observer.NotLinked(node, problem);
                await Task.Delay(pause * (0.5 + services.Settings.Chance()), Clock, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            Leave();
        }
    }

    /// <summary>Decided together with leaving, so that nobody who asks meanwhile is overheard.</summary>
    private bool GoesOn()
    {
        lock (_gate)
        {
            return _isDialling =
                !_stopping.IsCancellationRequested && !isLinked() && Clock.GetElapsedTime(_wantedAt) < WantedFor;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _isDialling = false;
        }
    }

    /// <summary>Whoever gave up here for good would never be linked again.</summary>
    private async Task<OperatorError?> GuardedAsync()
    {
        try
        {
            return await TryAsync();
        }
        catch (Exception fault) when (!_stopping.IsCancellationRequested)
        {
            services.Observer.Faulted($"{node}", fault);
            return LinkFaults.Of(fault);
        }
    }

    private async Task<OperatorError?> TryAsync()
    {
        OperatorError? problem = new(
            LinkErrorCodes.Unreachable,
            $"Nobody knows where {node} is.",
            "It has not said where it listens.",
            "Start its daemon."
        );
        foreach (var address in services.Directory.Find(node))
        {
            problem = await TryAsync(address);
            if (problem is null)
            {
                break;
            }
        }

        return problem;
    }

    private async Task<OperatorError?> TryAsync(LinkAddress address)
    {
        using var patience = new CancellationTokenSource(Patience, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stopping.Token);
        try
        {
            var dialled = await services.Transport.DialAsync(address, either.Token);
            return dialled.IsOk ? await admit(dialled.Value, services.Settings.Node) : dialled.Error;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new OperatorError(
                LinkErrorCodes.Unreachable,
                $"{address} does not answer.",
                $"It was waited for {Patience.TotalSeconds:0} s.",
                ""
            );
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause + pause < LongestPause ? pause + pause : LongestPause;
}
