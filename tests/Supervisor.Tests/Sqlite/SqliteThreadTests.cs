using Shouldly;
using Supervisor.Sqlite;
using Xunit;

namespace Supervisor.Tests.Sqlite;

public sealed class SqliteThreadTests
{
    [Fact]
    public async Task Thread_EndedAtOnceAndTwice_HasDoneWhatItWasGiven()
    {
        // The thread ends while it is still being told to.
        for (var i = 0; i < 500; i++)
        {
            var thread = new SqliteThread("short");
            var done = thread.Do(() => i);
            thread.Dispose();
            thread.Dispose();
            (await done).ShouldBe(i);
        }
    }
}
