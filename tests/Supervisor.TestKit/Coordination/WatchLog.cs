using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>A watch of a test, with all that it was told.</summary>
public sealed class WatchLog : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Task _patience = Task.Delay(Patience, TestContext.Current.CancellationToken);
    private readonly Lock _lock = new();
    private readonly List<EntriesView> _views = [];
    private readonly IAsyncDisposable _watch;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WatchLog(ICoordination store, EntryKey folder) => _watch = store.WatchEntries(folder, Add);

    public IReadOnlyList<EntriesView> Views
    {
        get
        {
            lock (_lock)
            {
                return [.. _views];
            }
        }
    }

    public static WatchLog Of(ICoordination store, string folder) => new(store, Changes.Key(folder));

    /// <summary>The first view, of all that were told, for which it holds.</summary>
    public async Task<EntriesView> UntilAsync(Func<EntriesView, bool> holds, string what)
    {
        while (true)
        {
            Task news;
            lock (_lock)
            {
                if (_views.FirstOrDefault(holds) is { } found)
                {
                    return found;
                }

                news = _news.Task;
            }

            if (await Task.WhenAny(news, _patience) == _patience)
            {
                throw new ShouldAssertException($"It was expected that {what}; {Describe()}");
            }
        }
    }

    public ValueTask DisposeAsync() => _watch.DisposeAsync();

    private void Add(EntriesView view)
    {
        TaskCompletionSource news;
        lock (_lock)
        {
            _views.Add(view);
            news = _news;
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        news.SetResult();
    }

    private string Describe() =>
        Views is [.., var last]
            ? $"told {Views.Count} times, last version {last.Version}: "
                + $"{string.Join(", ", last.Entries.Values)} {last.CutOff}"
            : "nothing was told";
}
