using Shouldly;
using Supervisor.Sqlite;
using Xunit;

namespace Supervisor.Tests.Sqlite;

public sealed class SqliteStatementTests : IDisposable
{
    private readonly SqliteConnection _connection = SqliteConnection.Open(
        ":memory:",
        SqliteOpenMode.Create,
        TimeSpan.Zero
    );

    public SqliteStatementTests() => _connection.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)");

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("ä € 😀 \0 inside")]
    public void Text_Bound_IsReadBack(string text)
    {
        Insert(statement => statement.Bind(1, text).BindUtf8(2, System.Text.Encoding.UTF8.GetBytes(text)).BindNull(3));

        using var row = _connection.Prepare("SELECT a, b, c, typeof(a), typeof(b) FROM t");
        row.Step().ShouldBeTrue();
        row.Text(0).ShouldBe(text);
        row.Text(1).ShouldBe(text);
        row.IsNull(2).ShouldBeTrue();
        row.Bytes(2).IsEmpty.ShouldBeTrue();
        (row.Text(3), row.Text(4)).ShouldBe(("text", "text"));
    }

    [Fact]
    public void Text_LongerThanTheStackBuffer_IsReadBack()
    {
        var text = new string('ö', 5000);
        Insert(statement => statement.Bind(1, text).BindNull(2).BindNull(3));

        _connection.QueryText("SELECT a FROM t").ShouldBe(text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Blob_Bound_IsReadBack(int length)
    {
        var blob = new byte[length];
        new Random(1).NextBytes(blob);
        Insert(statement => statement.BindBlob(1, blob).BindNull(2).BindNull(3));

        using var row = _connection.Prepare("SELECT a, typeof(a) FROM t");
        row.Step().ShouldBeTrue();
        row.Bytes(0).SequenceEqual(blob).ShouldBeTrue();
        row.Text(1).ShouldBe("blob");
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Number_Bound_IsReadBack(long number)
    {
        Insert(statement => statement.Bind(1, number).BindNull(2).BindNull(3));

        _connection.QueryNumber("SELECT a FROM t").ShouldBe(number);
    }

    [Fact]
    public void Statement_RunAgain_KeepsWhatWasBound()
    {
        using var insert = _connection.Prepare("INSERT INTO t (a, b) VALUES (?, ?)");
        insert.Bind(1, "kept");
        insert.Bind(2, 1).Run();
        insert.Bind(2, 2).Run();

        _connection.QueryNumber("SELECT count(*) FROM t WHERE a = 'kept'").ShouldBe(2);
    }

    [Fact]
    public void Statement_AfterAFailedStep_CanBeRunAgain()
    {
        using var insert = _connection.Prepare("INSERT INTO t (id) VALUES (?)");
        insert.Bind(1, 7).Run();

        Should.Throw<SqliteException>(() => insert.Run()).Error.ShouldBe(SqliteError.Constraint);

        insert.Bind(1, 8).Run();
        _connection.QueryNumber("SELECT count(*) FROM t").ShouldBe(2);
    }

    [Fact]
    public void Statement_Disposed_SaysSo()
    {
        var statement = _connection.Prepare("SELECT 1");
        statement.Dispose();

        Should.Throw<ObjectDisposedException>(() => statement.Step());
    }

    [Fact]
    public void Statement_OutlivesItsConnection_NoHarmIsDone()
    {
        var connection = SqliteConnection.Open(":memory:", SqliteOpenMode.Create, TimeSpan.Zero);
        using var statement = connection.Prepare("SELECT 1");

        connection.Dispose();

        statement.Step().ShouldBeTrue();
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("  -- nothing")]
    public void Prepare_NotExactlyOneStatement_IsRefused(string sql) =>
        Should.Throw<ArgumentException>(() => _connection.Prepare(sql));

    [Fact]
    public void Execute_ManyStatementsAndComments_RunsThemAll()
    {
        _connection.Execute("INSERT INTO t (a) VALUES (1); -- one\n INSERT INTO t (a) VALUES (2);\n\n");

        _connection.QueryNumber("SELECT count(*) FROM t").ShouldBe(2);
    }

    private void Insert(Action<SqliteStatement> bind)
    {
        using var insert = _connection.Prepare("INSERT INTO t (a, b, c) VALUES (?, ?, ?)");
        bind(insert);
        insert.Run();
    }
}
