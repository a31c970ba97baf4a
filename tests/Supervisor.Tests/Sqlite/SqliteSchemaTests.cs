using Shouldly;
using Supervisor.Sqlite;
using Xunit;

namespace Supervisor.Tests.Sqlite;

public sealed class SqliteSchemaTests : IDisposable
{
    private const string First = "CREATE TABLE a (x)";
    private const string Second = "CREATE TABLE b (x)";

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-test-").FullName;
    private readonly SqliteConnection _connection;
    private int _created;

    public SqliteSchemaTests() => _connection = Open();

    public void Dispose()
    {
        _connection.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Migrate_NewFile_AppliesEveryStepOnce()
    {
        Migrate(First, Second).ShouldBeNull();
        Migrate(First, Second).ShouldBeNull();

        _created.ShouldBe(1);
        Tables().ShouldBe(2);
    }

    [Fact]
    public void Migrate_OlderFile_AppliesOnlyWhatIsNew()
    {
        Migrate(First).ShouldBeNull();

        Migrate(First, Second).ShouldBeNull();

        _created.ShouldBe(1);
        Tables().ShouldBe(2);
    }

    [Fact]
    public void Migrate_StepFails_LeavesTheFileAsItWas()
    {
        Should.Throw<SqliteException>(() => Migrate(First, "CREATE TABLE a (x)"));

        _connection.RollBack();
        Tables().ShouldBe(0);
        Migrate(First).ShouldBeNull();
    }

    [Fact]
    public void Migrate_NewerFile_SaysSo()
    {
        Migrate(First, Second);

        Migrate(First).ShouldNotBeNull().ShouldContain("newer");
    }

    [Fact]
    public void Migrate_FileOfAnotherKind_SaysWhatItIsNot()
    {
        Migrate(First);

        var reason = new SqliteSchema("diary", 8, [First]).Migrate(_connection, "f.db");

        reason.ShouldNotBeNull().ShouldContain("f.db is a database, but no diary");
    }

    private SqliteConnection Open() =>
        SqliteConnection.Open(Path.Combine(_directory, "test.db"), SqliteOpenMode.Create, TimeSpan.Zero);

    private string? Migrate(params string[] steps) =>
        new SqliteSchema("notebook", 7, steps).Migrate(_connection, "f.db", () => _created++);

    private long Tables() => _connection.QueryNumber("SELECT count(*) FROM sqlite_master WHERE type = 'table'");
}
