using Supervisor.Contracts.Ids;
using Supervisor.Sqlite;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>The one row that says which store this is, and counts its changes.</summary>
internal sealed class StoreRow(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = connection.Prepare(
        "SELECT store, version, checksum FROM store WHERE id = 1"
    );
    private readonly SqliteStatement _raise = connection.Prepare(
        "UPDATE store SET version = ?, checksum = ? WHERE id = 1"
    );

    public static void Create(SqliteConnection connection, StoreId store)
    {
        using var insert = connection.Prepare("INSERT INTO store (id, store, version, checksum) VALUES (1, ?, ?, ?)");
        var mark = new StoreMark(store, 0);
        insert.Bind(1, store.Value).Bind(2, mark.Version).Bind(3, Checksum(mark)).Run();
    }

    public StoreMark Read() =>
        Rows.First(_read, Parse) ?? throw Rows.Damage("the record of the store itself is missing");

    public void RaiseVersion()
    {
        var found = Read();
        var raised = found with { Version = found.Version + 1 };
        _raise.Bind(1, raised.Version).Bind(2, Checksum(raised)).Run();
    }

    public void Dispose()
    {
        _read.Dispose();
        _raise.Dispose();
    }

    private static StoreMark Parse(SqliteStatement row)
    {
        if (!StoreId.TryParse(row.Text(0), out var store))
        {
            throw Rows.Damage("the store has no id");
        }

        var mark = new StoreMark(store, row.Number(1));
        return Rows.Checked(mark, Checksum(mark), row.Text(2), "the store itself");
    }

    private static string Checksum(StoreMark mark) => Rows.Checksum(mark.Store, mark.Version);
}
