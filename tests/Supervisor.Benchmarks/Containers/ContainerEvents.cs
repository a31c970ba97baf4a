using System.Threading.Channels;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Events;

namespace Supervisor.Benchmarks.Containers;

/// <summary>What an engine tells of its containers, with the moments that it gives.</summary>
internal sealed class ContainerEvents : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<EngineEvent> _heard = Channel.CreateUnbounded<EngineEvent>();
    private readonly EngineFeed<EngineEvent> _feed;
    private readonly Task _reading;

    private ContainerEvents(EngineFeed<EngineEvent> feed)
    {
        _feed = feed;
        _reading = Task.Run(ReadAsync);
    }

    public static async Task<ContainerEvents> OpenAsync(EngineClient engine)
    {
        var filters = EngineFilters.None.And("type", "container");
        return new ContainerEvents(
            MeasuredEngine.Must(await engine.Events.OpenAsync(filters, DateTimeOffset.UtcNow, CancellationToken.None))
        );
    }

    /// <summary>The next of one container with this word.</summary>
    public async Task<DateTimeOffset> NextAsync(string container, string word)
    {
        while (true)
        {
            var heard = await NextAsync();
            if (heard.Word == word && heard.Actor?.Id == container)
            {
                return heard.Moment;
            }
        }
    }

    public async Task<EngineEvent> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _heard.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _feed.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var heard in _feed.ReadAllAsync(_stop.Token))
            {
                _heard.Writer.TryWrite(heard);
            }
        }
        catch (OperationCanceledException)
        {
            // All that was wanted has been heard.
        }
    }
}
