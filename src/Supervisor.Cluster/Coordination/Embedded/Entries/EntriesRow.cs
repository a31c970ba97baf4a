using Supervisor.Sqlite;

namespace Supervisor.Cluster.Coordination.Embedded.Entries;

/// <summary>The one row that stands for all entries.</summary>
internal sealed class EntriesRow(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _read = connection.Prepare(
        "SELECT version, count, checksum FROM entries WHERE id = 1"
    );
    private readonly SqliteStatement _write = connection.Prepare(
        "UPDATE entries SET version = ?, count = ?, checksum = ? WHERE id = 1"
    );

    public EntriesMark Read() => Rows.First(_read, Parse) ?? throw Rows.Damage("the record of the entries is missing");

    public void Write(EntriesMark mark) =>
        _write.Bind(1, mark.Version).Bind(2, mark.Count).Bind(3, Checksum(mark)).Run();

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }

    public static string Checksum(EntriesMark mark) => Rows.Checksum(mark.Version, mark.Count);

    private static EntriesMark Parse(SqliteStatement row)
    {
        var mark = new EntriesMark(row.Number(0), row.Number(1));
        return Rows.Checked(mark, Checksum(mark), row.Text(2), "the entries");
    }
}
