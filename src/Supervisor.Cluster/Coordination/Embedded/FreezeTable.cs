using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Embedded;

internal sealed class FreezeTable(SqliteConnection connection) : IDisposable
{
    private const string Columns = "version, frozen, why, command, who, time, checksum";

    private readonly SqliteStatement _insert = connection.Prepare(
        $"INSERT INTO freeze ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    );
    private readonly SqliteStatement _remove = connection.Prepare("DELETE FROM freeze WHERE version <= ?");
    private readonly SqliteStatement _one = connection.Prepare($"SELECT {Columns} FROM freeze WHERE version = ?");
    private readonly SqliteStatement _last = connection.Prepare(
        $"SELECT {Columns} FROM freeze ORDER BY version DESC LIMIT 1"
    );

    public Verdict<FreezeFlag> Set(FreezeChange change)
    {
        var next = Rows.First(_one.Bind(1, change.Expected + 1), Parse);
        var verdict = FreezeRules.Judge(change, Read(), next);
        if (verdict is { IsChange: true, Outcome.Value: { Stamp: { } stamp } added })
        {
            Insert(added, stamp);
            _remove.Bind(1, FreezeRules.LastRemoved(added.Version)).Run();
        }

        return verdict;
    }

    public FreezeFlag Read() => Rows.First(_last, Parse) ?? FreezeFlag.NeverSet;

    public void Dispose()
    {
        _insert.Dispose();
        _remove.Dispose();
        _one.Dispose();
        _last.Dispose();
    }

    private void Insert(FreezeFlag added, ChangeStamp stamp) =>
        _insert
            .Bind(1, added.Version)
            .Bind(2, added.IsFrozen ? 1 : 0)
            .Bind(3, added.Why)
            .Bind(4, stamp.Id.Value)
            .Bind(5, stamp.Who)
            .Bind(6, stamp.When.Value)
            .Bind(7, Checksum(added, stamp))
            .Run();

    private static FreezeFlag Parse(SqliteStatement row)
    {
        var stamp = Rows.Stamp(row, 3);
        var flag = new FreezeFlag(row.Number(0), row.Number(1) != 0, row.Text(2), stamp);
        return Rows.Checked(flag, Checksum(flag, stamp), row.Text(6), $"freeze {flag.Version}");
    }

    private static string Checksum(FreezeFlag flag, ChangeStamp stamp) =>
        Rows.Checksum(flag.Version, flag.IsFrozen, flag.Why, stamp.Id, stamp.Who, stamp.When.Value);
}
