using System.Threading.Channels;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.TestKit.Runtimes;

/// <summary>What a runtime tells, to be waited for.</summary>
public sealed class NewsLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<RuntimeNews> _news = Channel.CreateUnbounded<RuntimeNews>();
    private readonly List<RuntimeNews> _seen = [];

    public void Take(RuntimeNews news) => _news.Writer.TryWrite(news);

    /// <summary>The next of its kind; what comes before it is left out.</summary>
    public async Task<T> NextAsync<T>(string expected, Func<T, bool>? isIt = null)
        where T : RuntimeNews
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var news = await _news.Reader.ReadAsync(limit.Token);
                _seen.Add(news);
                if (news is T wanted && isIt?.Invoke(wanted) != false)
                {
                    return wanted;
                }
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"Expected {expected}; told was: {string.Join("; ", _seen)}.", late);
        }
    }

    public async Task<Workload> EndOfAsync(WorkloadId id)
    {
        var told = await NextAsync<RuntimeNews.Changed>(
            $"the end of {id}",
            changed => changed.Workload.Id == id && changed.Workload.Exit is not null
        );
        return told.Workload;
    }
}
