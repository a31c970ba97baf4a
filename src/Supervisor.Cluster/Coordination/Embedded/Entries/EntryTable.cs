using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Embedded.Entries;

internal sealed class EntryTable(SqliteConnection connection) : IDisposable
{
    private const string Columns = "key, value, version, since, lease, checksum";

    // Behind every key that begins with a folder and a slash, and before every other.
    private const string AfterSlash = "0";

    private readonly SqliteStatement _put = connection.Prepare(
        $"INSERT OR REPLACE INTO entry ({Columns}) VALUES (?, ?, ?, ?, ?, ?)"
    );
    private readonly SqliteStatement _delete = connection.Prepare("DELETE FROM entry WHERE key = ?");
    private readonly SqliteStatement _one = connection.Prepare($"SELECT {Columns} FROM entry WHERE key = ?");
    private readonly SqliteStatement _all = connection.Prepare($"SELECT {Columns} FROM entry ORDER BY key");
    private readonly SqliteStatement _within = connection.Prepare(
        $"SELECT {Columns} FROM entry WHERE key > ? AND key < ? ORDER BY key"
    );
    private readonly SqliteStatement _leased = connection.Prepare($"SELECT {Columns} FROM entry WHERE lease = ?");

    public long Count => connection.QueryNumber("SELECT count(*) FROM entry");

    public void Put(Entry entry) =>
        _put.Bind(1, entry.Key.Value)
            .Bind(2, entry.Value)
            .Bind(3, entry.Version)
            .Bind(4, entry.Since)
            .Bind(5, entry.Lease?.Value ?? 0)
            .Bind(6, Checksum(entry))
            .Run();

    public void Delete(EntryKey key) => _delete.Bind(1, key.Value).Run();

    public Entry? Find(EntryKey key) => Rows.First(_one.Bind(1, key.Value), Parse);

    public IReadOnlyList<Entry> List(EntryKey folder) =>
        folder == EntryKey.Root
            ? Rows.All(_all, Parse)
            : Rows.All(_within.Bind(1, folder.Prefix).Bind(2, folder.Value + AfterSlash), Parse);

    public IReadOnlyList<Entry> ListLeased(LeaseId lease) => Rows.All(_leased.Bind(1, lease.Value), Parse);

    public void Dispose()
    {
        _put.Dispose();
        _delete.Dispose();
        _one.Dispose();
        _all.Dispose();
        _within.Dispose();
        _leased.Dispose();
    }

    private static Entry Parse(SqliteStatement row)
    {
        var key = EntryKey.Stored(row.Text(0));
        var entry = new Entry(key, row.Text(1), row.Number(2), row.Number(3), LeaseId.Stored(row.Number(4)));
        return Rows.Checked(entry, Checksum(entry), row.Text(5), $"the entry {key}");
    }

    private static string Checksum(Entry entry) =>
        Rows.Checksum(entry.Key, entry.Value, entry.Version, entry.Since, entry.Lease?.Value ?? 0);
}
