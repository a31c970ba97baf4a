using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Embedded.Entries;

/// <summary>Looks at the file again and again: other processes write it, and nothing tells when.</summary>
internal sealed class EmbeddedWatch : IAsyncDisposable
{
    private readonly Func<Task<ReadOutcome<EntriesSeen>>> _look;
    private readonly Action<EntriesView> _listener;
    private readonly PeriodicTimer _looks;
    private readonly Task _looking;
    private EntriesView _view = EntriesView.Nothing;

    public EmbeddedWatch(
        Func<Task<ReadOutcome<EntriesSeen>>> look,
        Action<EntriesView> listener,
        TimeSpan interval,
        TimeProvider time
    )
    {
        _look = look;
        _listener = listener;
        _looks = new PeriodicTimer(interval, time);
        _looking = LookAgainAndAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _looks.Dispose();
        await _looking;
    }

    private async Task LookAgainAndAgainAsync()
    {
        do
        {
            Tell(await _look());
        } while (await _looks.WaitForNextTickAsync());
    }

    private void Tell(ReadOutcome<EntriesSeen> look)
    {
        var seen = look.IsFound ? EntriesView.Of(look.Value) : _view.Without(look.Reason);
        if (IsNews(seen))
        {
            _view = seen;
            _listener(seen);
        }
    }

    private bool IsNews(EntriesView seen) =>
        seen.CutOff != _view.CutOff || !seen.Entries.Values.SequenceEqual(_view.Entries.Values);
}
