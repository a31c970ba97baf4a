using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>What the tables share. Each row carries a checksum of its fields, so that a changed or swapped one is noticed.</summary>
internal static class Rows
{
    public static T? First<T>(SqliteStatement rows, Func<SqliteStatement, T> read)
        where T : class
    {
        try
        {
            return rows.Step() ? read(rows) : null;
        }
        finally
        {
            rows.Reset();
        }
    }

    public static IReadOnlyList<T> All<T>(SqliteStatement rows, Func<SqliteStatement, T> read)
    {
        try
        {
            var all = new List<T>();
            while (rows.Step())
            {
                all.Add(read(rows));
            }

            return all;
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>Reads command, who and time, which stand side by side.</summary>
    public static ChangeStamp Stamp(SqliteStatement row, int column) =>
        CommandId.TryParse(row.Text(column), out var id)
            ? new ChangeStamp(id, row.Text(column + 1), new HybridTime(row.Number(column + 2)))
            : throw Damage("it names no command");

    /// <summary>A sum over the fields, each with its length, so that nothing moves from one to the next unnoticed.</summary>
    public static string Checksum(params ReadOnlySpan<object> fields)
    {
        var text = new System.Text.StringBuilder();
        foreach (var field in fields)
        {
            var written = $"{field}";
            text.Append(written.Length).Append(':').Append(written);
        }

        return ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static T Checked<T>(T value, string expected, string found, string what) =>
        expected == found ? value : throw Damage($"the record of {what} does not match its checksum");

    /// <summary>What contradicts itself is treated as what SQLite itself finds to be damaged.</summary>
    public static SqliteException Damage(string what) => new((int)SqliteError.Corrupt, what);
}
