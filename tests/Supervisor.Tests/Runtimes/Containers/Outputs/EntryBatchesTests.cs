using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Shouldly;
using Supervisor.Runtimes.Containers.Outputs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Outputs;

public sealed class EntryBatchesTests
{
    private readonly Channel<string> _entries = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _written = Channel.CreateUnbounded<string>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_ThatAreThereTogether_AreWrittenTogether()
    {
        _entries.Writer.TryWrite("one ");
        _entries.Writer.TryWrite("two");
        var copying = CopyAsync(WriteAsync, Cancellation);
        (await _written.Reader.ReadAsync(Cancellation)).ShouldBe("one two");

        _entries.Writer.TryWrite("three");
        (await _written.Reader.ReadAsync(Cancellation)).ShouldBe("three");
        _entries.Writer.Complete();

        await copying;
    }

    /// <summary>While the next entry is waited for, nobody may let go of what they are read from.</summary>
    [Fact]
    public async Task Disk_ThatRefuses_IsWhatTheCopyingEndsBy_ThoughMoreIsWaitedFor()
    {
        _entries.Writer.TryWrite("one");

        var copying = CopyAsync(static _ => throw new IOException("No space left on device."), Cancellation);

        (await Should.ThrowAsync<IOException>(() => copying)).Message.ShouldBe("No space left on device.");
    }

    [Fact]
    public async Task End_OfTheDaemon_WhileAWriteIsHeldUp_IsAnEnd()
    {
        using var stop = new CancellationTokenSource();
        _entries.Writer.TryWrite("one");
        var copying = CopyAsync(_ => Task.Delay(Timeout.InfiniteTimeSpan, stop.Token), stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => copying);
    }

    private Task CopyAsync(Func<ReadOnlyMemory<byte>, Task> write, CancellationToken stop) =>
        EntryBatches.CopyAsync(ReadAsync, static entry => entry.Bytes, write, stop);

    private Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > 0)
        {
            _written.Writer.TryWrite(Encoding.UTF8.GetString(bytes.Span));
        }

        return Task.CompletedTask;
    }

    private async IAsyncEnumerable<StampedEntry> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var entry in _entries.Reader.ReadAllAsync(stop))
        {
            yield return new StampedEntry(null, Encoding.UTF8.GetBytes(entry));
        }
    }
}
