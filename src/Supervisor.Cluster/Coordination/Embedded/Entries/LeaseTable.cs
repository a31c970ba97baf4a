using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Time;

namespace Supervisor.Cluster.Coordination.Embedded.Entries;

internal sealed class LeaseTable(SqliteConnection connection) : IDisposable
{
    private const string Columns = "id, ttl, boot, ends, checksum";

    private readonly SqliteStatement _put = connection.Prepare(
        $"INSERT OR REPLACE INTO lease ({Columns}) VALUES (?, ?, ?, ?, ?)"
    );
    private readonly SqliteStatement _delete = connection.Prepare("DELETE FROM lease WHERE id = ?");
    private readonly SqliteStatement _one = connection.Prepare($"SELECT {Columns} FROM lease WHERE id = ?");
    private readonly SqliteStatement _all = connection.Prepare($"SELECT {Columns} FROM lease");

    public void Put(LeaseRow row) =>
        _put.Bind(1, row.Lease.Id.Value)
            .Bind(2, row.Lease.Ttl.Ticks)
            .Bind(3, row.Ends.BootId)
            .Bind(4, row.Ends.At.Ticks)
            .Bind(5, Checksum(row))
            .Run();

    public void Delete(LeaseId id) => _delete.Bind(1, id.Value).Run();

    public LeaseRow? Find(LeaseId id) => Rows.First(_one.Bind(1, id.Value), Parse);

    public IReadOnlyList<LeaseRow> List() => Rows.All(_all, Parse);

    public void Dispose()
    {
        _put.Dispose();
        _delete.Dispose();
        _one.Dispose();
        _all.Dispose();
    }

    private static LeaseRow Parse(SqliteStatement row)
    {
        var id = LeaseId.Stored(row.Number(0)) ?? throw Rows.Damage("a lease has no id");
        var ends = new BootMoment(row.Text(2), TimeSpan.FromTicks(row.Number(3)));
        var lease = new LeaseRow(new Lease(id, TimeSpan.FromTicks(row.Number(1))), ends);
        return Rows.Checked(lease, Checksum(lease), row.Text(4), $"the lease {id}");
    }

    private static string Checksum(LeaseRow row) =>
        Rows.Checksum(row.Lease.Id.Value, row.Lease.Ttl.Ticks, row.Ends.BootId, row.Ends.At.Ticks);
}
