using System.Text;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.TestKit.Journals;

/// <summary>Events for tests, told apart by a number.</summary>
public static class Events
{
    public static JournalEvent Numbered(long number) =>
        new(
            "test.happened",
            1,
            $"cause-{number}",
            new HybridTime(1000 + number),
            "",
            Encoding.UTF8.GetBytes($$"""{"number":{{number}}}""")
        );

    /// <summary>An append of so many events, numbered by their versions.</summary>
    public static AppendRequest Append(string stream, long expectedVersion, int count = 1) =>
        new(stream, expectedVersion, [.. Enumerable.Range(1, count).Select(i => Numbered(expectedVersion + i))]);

    public static Snapshot SnapshotAt(long version) =>
        new(version, 1, Encoding.UTF8.GetBytes($$"""{"through":{{version}}}"""));
}
