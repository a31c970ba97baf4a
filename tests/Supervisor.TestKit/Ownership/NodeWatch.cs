using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

internal sealed class NodeWatch(
    Action<EntriesView> listener,
    Func<bool> isCut,
    TimeProvider clock,
    Func<TimeSpan> delay
) : IAsyncDisposable
{
    private static readonly TimeSpan Notices = TimeSpan.FromSeconds(1);

    private EntriesView _last = EntriesView.Nothing;
    private long _told = -1;
    private int _connection;
    private bool _isOver;

    internal IAsyncDisposable? Source { get; set; }

    internal void Tell(EntriesView view)
    {
        _last = view;
        if (!isCut())
        {
            var connection = _connection;
            clock.After(delay(), () => Pass(view, connection));
        }
    }

    internal void OnCut()
    {
        if (!isCut())
        {
            _told = -1;
            _connection++;
            Tell(_last);
            return;
        }

        clock.After(
            Notices,
            () =>
            {
                if (isCut() && !_isOver)
                {
                    listener(_last.Without("The store does not answer."));
                }
            }
        );
    }

    public ValueTask DisposeAsync()
    {
        _isOver = true;
        return Source?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    // In order, though each comes at its own time.
    private void Pass(EntriesView view, int connection)
    {
        if (!_isOver && !isCut() && connection == _connection && view.Version > _told)
        {
            _told = view.Version;
            listener(view);
        }
    }
}
