using Supervisor.Contracts.Ids;
using Supervisor.Sqlite;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>The one row that stands for the whole store.</summary>
internal sealed class StoreRow(SqliteConnection connection) : IDisposable
{
    private const string Columns = "store, version, revision, freeze, nodes, checksum";

    private readonly SqliteStatement _read = connection.Prepare($"SELECT {Columns} FROM store WHERE id = 1");
    private readonly SqliteStatement _write = connection.Prepare(
        $"INSERT OR REPLACE INTO store (id, {Columns}) VALUES (1, ?, ?, ?, ?, ?, ?)"
    );

    public static void Create(SqliteConnection connection, StoreId store)
    {
        using var row = new StoreRow(connection);
        row.Write(new StoreMark(store, Version: 0, Revision: 0, Freeze: 0, Nodes: 0));
    }

    public StoreMark Read() =>
        Rows.First(_read, Parse) ?? throw Rows.Damage("the record of the store itself is missing");

    public void Write(StoreMark mark) =>
        _write
            .Bind(1, mark.Store.Value)
            .Bind(2, mark.Version)
            .Bind(3, mark.Revision)
            .Bind(4, mark.Freeze)
            .Bind(5, mark.Nodes)
            .Bind(6, Checksum(mark))
            .Run();

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }

    private static StoreMark Parse(SqliteStatement row)
    {
        if (!StoreId.TryParse(row.Text(0), out var store))
        {
            throw Rows.Damage("the store has no id");
        }

        var mark = new StoreMark(store, row.Number(1), row.Number(2), row.Number(3), row.Number(4));
        return Rows.Checked(mark, Checksum(mark), row.Text(5), "the store itself");
    }

    private static string Checksum(StoreMark mark) =>
        Rows.Checksum(mark.Store, mark.Version, mark.Revision, mark.Freeze, mark.Nodes);
}
