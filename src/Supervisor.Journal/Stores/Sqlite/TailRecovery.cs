using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// Brings the streams' heads up to date from the events that were written after the heads were last stored. Rows there
/// follow each other without a gap, since retention stores the heads before it removes anything.
/// </summary>
internal sealed class TailRecovery(SqliteConnection connection, StreamTable streams, NameTable names)
{
    /// <summary>Gives the last row of all.</summary>
    public long Run(long headsThrough)
    {
        using var rows = connection.Prepare($"SELECT {EventTable.Columns} FROM event WHERE seq > ? ORDER BY seq");
        rows.Bind(1, headsThrough);
        var last = headsThrough;
        while (rows.Step())
        {
            var row = new EventRow(rows, streams, names);
            if (row.Number != ++last)
            {
                throw new DamageException($"the rows {last} to {row.Number - 1} of the table event are missing");
            }

            Take(row);
        }

        return last;
    }

    // A damaged row that continues its stream belongs to it: reading that stream will refuse it, and the others go on.
    // One that does not may belong to any stream, so none of them can be trusted to be whole.
    private void Take(EventRow row)
    {
        var stream = row.Stream;
        if (stream is null || row.Version != stream.Version + 1 || row.Previous != stream.Head)
        {
            throw new DamageException($"row {row.Number} of the table event continues no stream");
        }

        streams.MoveTo(stream, row.Version, row.Number);
    }
}
