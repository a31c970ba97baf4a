using System.Buffers;
using System.Text;
using Supervisor.Sqlite.Native;

namespace Supervisor.Sqlite;

/// <summary>
/// A compiled statement that is bound and run again and again. Parameters are numbered from 1, columns from 0, as in
/// SQLite. What is bound is copied; a span that was read is valid until the next step or reset.
/// </summary>
public sealed unsafe class SqliteStatement : IDisposable
{
    private const int NullType = 5;
    private const int StackBytes = 512;

    // Tells SQLite to copy what is bound before the call returns.
    private const nint CopyIt = -1;

    private readonly SqliteConnection _connection;
    private readonly StatementHandle _handle;
    private readonly nint _pointer;

    internal SqliteStatement(SqliteConnection connection, StatementHandle handle)
    {
        _connection = connection;
        _handle = handle;
        _pointer = handle.DangerousGetHandle();
    }

    public SqliteStatement Bind(int parameter, long value)
    {
        Check(NativeMethods.BindInt64(Pointer(), parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string text)
    {
        byte[]? rented = null;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = most <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return BindUtf8(parameter, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    public SqliteStatement BindUtf8(int parameter, ReadOnlySpan<byte> text)
    {
        // A null pointer would bind NULL, so empty text points at something.
        byte nothing = 0;
        fixed (byte* bytes = text)
        {
            Check(NativeMethods.BindText(Pointer(), parameter, bytes is null ? &nothing : bytes, text.Length, CopyIt));
        }

        return this;
    }

    public SqliteStatement BindBlob(int parameter, ReadOnlySpan<byte> blob)
    {
        byte nothing = 0;
        fixed (byte* bytes = blob)
        {
            Check(NativeMethods.BindBlob(Pointer(), parameter, bytes is null ? &nothing : bytes, blob.Length, CopyIt));
        }

        return this;
    }

    public SqliteStatement BindNull(int parameter)
    {
        Check(NativeMethods.BindNull(Pointer(), parameter));
        return this;
    }

    /// <summary>Moves to the next row; false when there is none. After a failure the statement may be run again.</summary>
    public bool Step()
    {
        var code = NativeMethods.Step(Pointer());
        if (code == ResultCode.Row)
        {
            return true;
        }

        if (code == ResultCode.Done)
        {
            return false;
        }

        var failure = _connection.Failure(code);
        Reset();
        throw failure;
    }

    /// <summary>Makes the statement ready for its next run and gives up its read lock. What was bound stays bound.</summary>
    public void Reset()
    {
        // The code returned repeats the failure of the last step, which that step has reported.
        _ = NativeMethods.Reset(Pointer());
        GC.KeepAlive(this);
    }

    /// <summary>Runs to the end, ignoring rows, and resets.</summary>
    public void Run()
    {
        while (Step()) { }
        Reset();
    }

    public bool IsNull(int column) => NativeMethods.ColumnType(Pointer(), column) == NullType;

    public long Number(int column) => NativeMethods.ColumnInt64(Pointer(), column);

    /// <summary>The bytes of a blob or text column; empty for NULL.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        // In this order: asking for the bytes may convert the value, and the length is that of the converted one.
        var bytes = NativeMethods.ColumnBlob(Pointer(), column);
        return new ReadOnlySpan<byte>(bytes, NativeMethods.ColumnBytes(_pointer, column));
    }

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose() => _handle.Dispose();

    private nint Pointer()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return _pointer;
    }

    private void Check(int code)
    {
        GC.KeepAlive(this);
        _connection.Check(code);
    }
}
