using System.Text;
using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>The one row that says who may write, and how far the stored heads of the streams go.</summary>
internal sealed class WriterRow : IDisposable
{
    private readonly SqliteStatement _readEpoch;
    private readonly SqliteStatement _write;
    private readonly string _owner;

    private WriterRow(SqliteConnection connection, string owner)
    {
        _owner = owner;
        _readEpoch = connection.Prepare("SELECT epoch FROM writer WHERE id = 1");
        _write = connection.Prepare(
            "INSERT OR REPLACE INTO writer (id, epoch, owner, heads_through, checksum) VALUES (1,?,?,?,?)"
        );
    }

    public long Epoch { get; private set; }

    /// <summary>The last row of events that the streams' stored rows take into account.</summary>
    public long HeadsThrough { get; private set; }

    /// <summary>Null when a later writer has the journal.</summary>
    public static WriterRow? Open(SqliteConnection connection, OpenRequest request)
    {
        connection.Execute("BEGIN IMMEDIATE");
        var (epoch, owner, headsThrough) = Read(connection);
        if (!request.IsClaim && owner != request.Writer)
        {
            connection.Execute("ROLLBACK");
            return null;
        }

        var row = new WriterRow(connection, request.Writer) { Epoch = epoch };
        row.HeadsThrough = headsThrough;
        if (request.IsClaim)
        {
            row.Epoch++;
            row.SetHeadsThrough(headsThrough);
        }

        connection.Execute("COMMIT");
        return row;
    }

    /// <summary>Whether the journal is still this writer's; only inside a transaction does the answer hold.</summary>
    public bool IsStillOurs()
    {
        var isOurs = _readEpoch.Step() && _readEpoch.Number(0) == Epoch;
        _readEpoch.Reset();
        return isOurs;
    }

    public void SetHeadsThrough(long row)
    {
        HeadsThrough = row;
        _write.Bind(1, Epoch).Bind(2, _owner).Bind(3, row).Bind(4, Checksum(Epoch, _owner, row)).Run();
    }

    public void Dispose()
    {
        _readEpoch.Dispose();
        _write.Dispose();
    }

    private static (long Epoch, string Owner, long HeadsThrough) Read(SqliteConnection connection)
    {
        using var row = connection.Prepare("SELECT epoch, owner, heads_through, checksum FROM writer WHERE id = 1");
        if (!row.Step())
        {
            return (0, "", 0);
        }

        var found = (Epoch: row.Number(0), Owner: row.Text(1), HeadsThrough: row.Number(2));
        return Checksum(found.Epoch, found.Owner, found.HeadsThrough) == row.Number(3)
            ? found
            : throw new DamageException("the record of its writer does not match its checksum");
    }

    private static uint Checksum(long epoch, string owner, long headsThrough)
    {
        var sum = new Crc32C();
        sum.Add(epoch);
        sum.Add(Encoding.UTF8.GetBytes(owner));
        sum.Add(headsThrough);
        return sum.Value;
    }
}
