using Shouldly;
using Supervisor.Sqlite;
using Xunit;

namespace Supervisor.Tests.Sqlite;

public sealed class SqliteConnectionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-test-").FullName;

    private string File => Path.Combine(_directory, "test.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Library_InUse_IsNamedWithItsVersion()
    {
        var library = SqliteLibrary.Current;

        using var connection = Open();
        library.Version.ShouldBe(connection.QueryText("SELECT sqlite_version()"));
        library.Warning.Length.ShouldBe(library.IsBundled ? library.Warning.Length : 0);
        library.Name.ShouldNotBeEmpty();
    }

    [Fact]
    public void Library_SystemHasNone_IsTheBundledOneWithAWarning()
    {
        var (library, handle) = SqliteLibrary.Choose(["libsqlite3-that-is-not-there.so"]);

        handle.ShouldNotBe(0);
        library.IsBundled.ShouldBeTrue();
        library.Version.ShouldStartWith("3.");
        library.Warning.ShouldContain(library.Version);
    }

    [Fact]
    public void Open_DirectoryIsMissing_SaysThatItCannot()
    {
        var path = Path.Combine(_directory, "missing", "test.db");

        var failure = Should.Throw<SqliteException>(() =>
            SqliteConnection.Open(path, SqliteOpenMode.Create, TimeSpan.Zero)
        );

        failure.Error.ShouldBe(SqliteError.CannotOpen);
        failure.Message.ShouldContain(path);
    }

    [Fact]
    public void Query_NoDatabase_SaysSo()
    {
        System.IO.File.WriteAllText(File, new string('x', 4096));
        using var connection = Open();

        Should
            .Throw<SqliteException>(() => connection.Execute("SELECT * FROM t"))
            .Error.ShouldBe(SqliteError.NotADatabase);
    }

    [Fact]
    public void Insert_NoRoom_IsFullAndRollsBack()
    {
        using var connection = Open();
        connection.Execute("PRAGMA max_page_count = 4; CREATE TABLE t (a)");
        connection.Execute("BEGIN");

        var failure = Should.Throw<SqliteException>(() =>
            connection.Execute("INSERT INTO t VALUES (zeroblob(100000))")
        );

        failure.Error.ShouldBe(SqliteError.Full);
        connection.RollBack();
        connection.InTransaction.ShouldBeFalse();
        connection.Execute("INSERT INTO t VALUES (1)");
        connection.QueryNumber("SELECT count(*) FROM t").ShouldBe(1);
    }

    [Fact]
    public void Write_LockHeldByAnother_IsBusy()
    {
        using var first = Open();
        using var second = Open();
        first.Execute("CREATE TABLE t (a); BEGIN IMMEDIATE");

        Should.Throw<SqliteException>(() => second.Execute("BEGIN IMMEDIATE")).Error.ShouldBe(SqliteError.Busy);

        first.RollBack();
        second.Execute("BEGIN IMMEDIATE");
        second.InTransaction.ShouldBeTrue();
    }

    [Fact]
    public void Write_OpenedForReading_IsRefused()
    {
        using (var writer = Open())
        {
            writer.Execute("CREATE TABLE t (a)");
        }

        using var reader = SqliteConnection.Open(File, SqliteOpenMode.ReadOnly, TimeSpan.Zero);
        Should
            .Throw<SqliteException>(() => reader.Execute("INSERT INTO t VALUES (1)"))
            .Error.ShouldBe(SqliteError.ReadOnly);
    }

    [Fact]
    public void Sql_WithAMistake_SaysWhat()
    {
        using var connection = Open();

        var failure = Should.Throw<SqliteException>(() => connection.Execute("SELEKT 1"));

        failure.Error.ShouldBe(SqliteError.General);
        failure.Message.ShouldContain("SELEKT");
    }

    [Fact]
    public void Changes_AfterAnUpdate_CountsItsRows()
    {
        using var connection = Open();
        connection.Execute("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3); UPDATE t SET a = 0 WHERE a > 1");

        connection.Changes.ShouldBe(2);
    }

    [Fact]
    public void HasMoved_FileInItsPlace_IsFalse()
    {
        using var connection = Open();
        connection.Execute("CREATE TABLE t (a)");

        connection.HasMoved.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HasMoved_FileDeletedOrReplaced_IsTrue(bool isReplaced)
    {
        using var connection = Open();
        connection.Execute("CREATE TABLE t (a)");
        System.IO.File.Delete(File);
        if (isReplaced)
        {
            System.IO.File.WriteAllText(File, "");
        }

        connection.HasMoved.ShouldBeTrue();
    }

    private SqliteConnection Open() => SqliteConnection.Open(File, SqliteOpenMode.Create, TimeSpan.Zero);
}
