using System.Runtime.InteropServices;
using System.Text;
using Supervisor.Sqlite.Native;

namespace Supervisor.Sqlite;

/// <summary>
/// One connection to one database file. It may move between threads but serves one at a time; two connections to one
/// file, in one process or in several, are SQLite's business.
/// </summary>
public sealed class SqliteConnection : IDisposable
{
    // The caller keeps to one thread at a time, so the library's own lock per call is left out.
    private const int NoMutex = 0x8000;

    // The question whether the file has moved, by its number in SQLite's documented interface.
    private const int AskWhetherMoved = 20;

    private readonly ConnectionHandle _handle;

    private SqliteConnection(ConnectionHandle handle) => _handle = handle;

    /// <summary>Whether a transaction is open; some failures end it by themselves.</summary>
    public bool InTransaction => NativeMethods.IsOutsideTransaction(_handle) == 0;

    /// <summary>
    /// Whether the file was deleted, moved away or replaced since it was opened: what is written through this connection
    /// then goes to a file that nobody else finds. A file system that cannot tell says no.
    /// </summary>
    public bool HasMoved
    {
        get
        {
            var code = NativeMethods.ControlFile(_handle, "main", AskWhetherMoved, out var hasMoved);
            return code == ResultCode.Ok && hasMoved != 0;
        }
    }

    /// <summary>How many rows the last insert, update or delete touched.</summary>
    public int Changes => NativeMethods.Changes(_handle);

    public static SqliteConnection Open(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var code = NativeMethods.Open(path, out var pointer, (int)mode | NoMutex, 0);
        var handle = new ConnectionHandle(pointer);
        if (code != ResultCode.Ok)
        {
            handle.Dispose();
            throw new SqliteException(code, $"{path}: {Describe(code)}");
        }

        var connection = new SqliteConnection(handle);
        connection.Check(NativeMethods.UseExtendedCodes(handle, 1));
        connection.Check(NativeMethods.SetBusyTimeout(handle, (int)busyTimeout.TotalMilliseconds));
        return connection;
    }

    /// <summary>Compiles one statement, to be run many times.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var statement = Compile(Encoding.UTF8.GetBytes(sql), out var rest);
        return statement is not null && rest == 0
            ? statement
            : throw new ArgumentException($"Exactly one statement is expected: {sql}", nameof(sql));
    }

    /// <summary>Runs any number of statements, ignoring the rows that they give.</summary>
    public void Execute(string sql)
    {
        ReadOnlySpan<byte> remaining = Encoding.UTF8.GetBytes(sql);
        while (!remaining.IsEmpty)
        {
            using var statement = Compile(remaining, out var rest);
            statement?.Run();
            remaining = remaining[^rest..];
        }
    }

    /// <summary>The first column of the first row, as for a pragma or a count.</summary>
    public long QueryNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step()
            ? statement.Number(0)
            : throw new InvalidOperationException($"The query gave no row: {sql}");
    }

    public string QueryText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step()
            ? statement.Text(0)
            : throw new InvalidOperationException($"The query gave no row: {sql}");
    }

    /// <summary>Undoes the open transaction; without one it does nothing.</summary>
    public void RollBack()
    {
        if (InTransaction)
        {
            Execute("ROLLBACK");
        }
    }

    public void Dispose() => _handle.Dispose();

    internal void Check(int code)
    {
        if (code != ResultCode.Ok)
        {
            throw Failure(code);
        }
    }

    internal SqliteException Failure(int code)
    {
        var message = Marshal.PtrToStringUTF8(NativeMethods.ErrorMessage(_handle)) ?? Describe(code);
        var extended = NativeMethods.ErrorCode(_handle);
        return new SqliteException(extended == ResultCode.Ok ? code : extended, message);
    }

    private static string Describe(int code) =>
        Marshal.PtrToStringUTF8(NativeMethods.Describe(code)) ?? "unknown error";

    // Gives null for what is only white space or a comment, and how many bytes lie behind the statement.
    private unsafe SqliteStatement? Compile(ReadOnlySpan<byte> sql, out int rest)
    {
        fixed (byte* text = sql)
        {
            Check(NativeMethods.Prepare(_handle, text, sql.Length, out var pointer, out var end));
            rest = sql.Length - (int)(end - text);
            return pointer == 0 ? null : new SqliteStatement(this, new StatementHandle(pointer));
        }
    }
}
