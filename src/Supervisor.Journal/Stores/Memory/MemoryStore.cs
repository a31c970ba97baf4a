using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Memory;

/// <summary>A store that keeps everything in memory, for tests and for trying things out: nothing survives the process.</summary>
public sealed class MemoryStore(MemoryMedium medium) : IJournalStore
{
    private long _epoch;

    private bool IsFenced => medium.Epoch != _epoch;

    public Task<OpenOutcome> OpenAsync(OpenRequest request)
    {
        if (request.IsClaim)
        {
            medium.Writer = request.Writer;
            medium.Epoch++;
        }
        else if (medium.Writer != request.Writer)
        {
            return Task.FromResult(OpenOutcome.Fenced(StoreRules.FencedReason));
        }

        _epoch = medium.Epoch;
        var versions = medium.Streams.Select(static stream => KeyValuePair.Create(stream.Key, stream.Value.Version));
        return Task.FromResult(OpenOutcome.Opened(_epoch, [.. versions]));
    }

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends)
    {
        if (IsFenced)
        {
            return Task.FromResult(CommitOutcome.Fenced(StoreRules.FencedReason));
        }

        foreach (var append in appends)
        {
            var stream = Find(append.Stream) ?? (medium.Streams[append.Stream] = new StoredStream());
            foreach (var happened in append.Events)
            {
                stream.Append(happened, _epoch);
            }
        }

        return Task.FromResult(CommitOutcome.Success);
    }

    public Task<ReadOutcome> ReadAsync(string stream)
    {
        var found = Find(stream);
        var after = found?.Snapshot?.Version ?? 0;
        return Task.FromResult(ReadOutcome.Read(found?.Snapshot, found?.After(after) ?? []));
    }

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Task.FromResult(ReadOutcome.Read(null, Find(stream)?.After(afterVersion) ?? []));

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot)
    {
        var found = Find(stream);
        var reason = StoreRules.WhyNoSnapshot(stream, found?.Version ?? 0, found?.Snapshot?.Version, snapshot);
        if ((IsFenced ? StoreRules.FencedReason : reason) is { } refusal)
        {
            return Task.FromResult(StoreOutcome.Failed(refusal));
        }

        found!.Snapshot = snapshot;
        return Task.FromResult(StoreOutcome.Success);
    }

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion)
    {
        var found = Find(stream);
        var reason = StoreRules.WhyNoTrim(stream, found?.Snapshot?.Version, throughVersion);
        if ((IsFenced ? StoreRules.FencedReason : reason) is { } refusal)
        {
            return Task.FromResult(StoreOutcome.Failed(refusal));
        }

        found!.Trim(throughVersion);
        return Task.FromResult(StoreOutcome.Success);
    }

    public Task<SizeOutcome> MeasureAsync() =>
        Task.FromResult(SizeOutcome.Measured(medium.Streams.Values.Sum(static stream => stream.Bytes), 0));

    public Task CloseAsync() => Task.CompletedTask;

    private StoredStream? Find(string stream) => medium.Streams.GetValueOrDefault(stream);
}
