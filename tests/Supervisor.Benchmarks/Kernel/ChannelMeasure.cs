using System.Diagnostics;
using System.Threading.Channels;

namespace Supervisor.Benchmarks.Kernel;

/// <summary>The yardstick: what one thread can hand to another through the platform's own queue.</summary>
internal static class ChannelMeasure
{
    private const int Messages = 10_000_000;

    public static async Task<double> MessagesPerSecondAsync()
    {
        var options = new UnboundedChannelOptions { SingleReader = true, SingleWriter = true };
        var channel = Channel.CreateUnbounded<object>(options);
        var message = new object();
        var watch = Stopwatch.StartNew();
        var reading = Task.Run(() => ReadAsync(channel.Reader));
        for (var i = 0; i < Messages; i++)
        {
            channel.Writer.TryWrite(message);
        }

        await reading;
        return Messages / watch.Elapsed.TotalSeconds;
    }

    private static async Task ReadAsync(ChannelReader<object> reader)
    {
        var read = 0;
        while (read < Messages && await reader.WaitToReadAsync())
        {
            while (reader.TryRead(out _))
            {
                read++;
            }
        }
    }
}
