using System.Text;
using Npgsql;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>The events of a group, column by column, as one statement takes them.</summary>
internal sealed class EventColumns
{
    private readonly List<string> _streams = [];
    private readonly List<long> _versions = [];
    private readonly List<string> _names = [];
    private readonly List<int> _schemas = [];
    private readonly List<string> _causes = [];
    private readonly List<long> _times = [];
    private readonly List<string> _incarnations = [];
    private readonly List<long> _checksums = [];
    private readonly List<byte[]> _payloads = [];

    /// <summary>The version of each stream after the group.</summary>
    public Dictionary<string, long> Heads { get; } = new(StringComparer.Ordinal);

    public static EventColumns Of(IReadOnlyList<StreamAppend> appends, long epoch)
    {
        var columns = new EventColumns();
        foreach (var append in appends)
        {
            var version = append.FirstVersion;
            foreach (var happened in append.Events)
            {
                columns.Add(append.Stream, version, happened, epoch);
                columns.Heads[append.Stream] = version++;
            }
        }

        return columns;
    }

    /// <summary>The checksum of an event in a table where rows have no place of their own.</summary>
    public static long Checksum(string stream, long version, JournalEvent happened, long epoch) =>
        new EventFields
        {
            Row = 0,
            Previous = 0,
            StreamSum = Crc32C.Of(stream),
            Version = version,
            NameSum = Crc32C.Of(happened.Name),
            Schema = happened.Schema,
            Cause = Encoding.UTF8.GetBytes(happened.Cause),
            Time = happened.Time.Value,
            Epoch = epoch,
            Incarnation = Encoding.UTF8.GetBytes(happened.Incarnation),
            Payload = happened.Payload.Span,
        }.Checksum();

    /// <summary>Adds the columns as parameters in the order of the fields above.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(_streams);
        parameters.AddWithValue(_versions);
        parameters.AddWithValue(_names);
        parameters.AddWithValue(_schemas);
        parameters.AddWithValue(_causes);
        parameters.AddWithValue(_times);
        parameters.AddWithValue(_incarnations);
        parameters.AddWithValue(_checksums);
        parameters.AddWithValue(_payloads);
    }

    private void Add(string stream, long version, JournalEvent happened, long epoch)
    {
        _streams.Add(stream);
        _versions.Add(version);
        _names.Add(happened.Name);
        _schemas.Add(happened.Schema);
        _causes.Add(happened.Cause);
        _times.Add(happened.Time.Value);
        _incarnations.Add(happened.Incarnation);
        _checksums.Add(Checksum(stream, version, happened, epoch));
        _payloads.Add(happened.Payload.ToArray());
    }
}
