namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>Entries as they come; what has come together is written together.</summary>
internal static class EntryBatches
{
    private const int MostAtOnce = 64 * 1024;

    /// <param name="read">Ends what it waits for with its token.</param>
    /// <param name="take">What of an entry is to be written.</param>
    public static async Task CopyAsync(
        Func<CancellationToken, IAsyncEnumerable<StampedEntry>> read,
        Func<StampedEntry, ReadOnlyMemory<byte>> take,
        Func<ReadOnlyMemory<byte>, Task> write,
        CancellationToken stop
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var waiting = new MemoryStream();
        await using var entries = read(end.Token).GetAsyncEnumerator(end.Token);
        while (true)
        {
            var next = entries.MoveNextAsync().AsTask();
            if (waiting.Length > 0 && (!next.IsCompleted || waiting.Length >= MostAtOnce))
            {
                await WriteAmidAsync(next);
            }

            if (!await next)
            {
                await WriteAsync();
                return;
            }

            waiting.Write(take(entries.Current).Span);
        }

        // Nobody may let go of the entries while the next one is asked for.
        async Task WriteAmidAsync(Task asked)
        {
            try
            {
                await WriteAsync();
            }
            catch
            {
                End(end);
                await asked.ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
                );
                throw;
            }
        }

        async Task WriteAsync()
        {
            var bytes = waiting.GetBuffer().AsMemory(0, (int)waiting.Length);
            await write(bytes);
            waiting.SetLength(0);
        }
    }

    // Not left to another thread, where somebody keeps all work to one of his own.
    private static void End(CancellationTokenSource end) => end.Cancel();
}
