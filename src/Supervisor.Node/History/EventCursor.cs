using Supervisor.Contracts;
using Supervisor.Supervision.Explaining.History;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Node.History;

/// <summary>How far each stream was read, so that what is read and what is heard meet without a gap and without a double.</summary>
internal sealed class EventCursor(IJournal journal, Func<StreamName, bool> wants)
{
    private readonly HistoryReader _reader = new(journal);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <summary>What all streams have that was not read yet.</summary>
    /// <param name="last">So many of each, and at least the last, by which what comes next is told; null: all.</param>
    public async Task<Outcome<HistoryEntry[]>> ReadAsync(int? last = null)
    {
        var streams = await journal.ListStreamsAsync("");
        var all = new List<HistoryEntry>();
        foreach (var stream in streams.Streams.Where(stream => wants(new StreamName(stream))))
        {
            var read =
                last is { } count && !_versions.ContainsKey(stream)
                    ? await _reader.LastAsync(stream, Math.Max(1, count))
                    : await _reader.AfterAsync(stream, _versions.GetValueOrDefault(stream));
            if (!read.IsOk)
            {
                return read.Error;
            }

            Pass(stream, read.Value);
            all.AddRange(read.Value);
        }

        return all.OrderBy(entry => entry.Time).ToArray();
    }

    /// <summary>What is new of an append that was heard of, with what was not heard of before it.</summary>
    public async Task<Outcome<HistoryEntry[]>> TakeAsync(AppendRequest append)
    {
        var stream = append.Stream;
        var known = _versions.GetValueOrDefault(stream);
        if (!wants(new StreamName(stream)) || append.ExpectedVersion + append.Events.Count <= known)
        {
            return Array.Empty<HistoryEntry>();
        }

        if (append.ExpectedVersion > known)
        {
            var missed = await _reader.AfterAsync(stream, known);
            if (!missed.IsOk)
            {
                return missed.Error;
            }

            Pass(stream, missed.Value);
            return missed.Value.ToArray();
        }

        var entries = append
            .Events.Select((happened, i) => HistoryReader.Entry(stream, append.ExpectedVersion + 1 + i, happened))
            .Where(entry => entry.Version > known)
            .ToArray();
        Pass(stream, entries);
        return entries;
    }

    private void Pass(string stream, IReadOnlyList<HistoryEntry> entries)
    {
        if (entries is [.., var last])
        {
            _versions[stream] = last.Version;
        }
    }
}
