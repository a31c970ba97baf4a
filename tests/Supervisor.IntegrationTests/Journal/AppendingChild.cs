using Shouldly;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>
/// A process that appends to several streams at once and says on its standard output, one line each, what was answered
/// as durable. It goes on where the journal stands.
/// </summary>
internal static class AppendingChild
{
    public const string Name = "appending-child";
    public const int Streams = 8;

    /// <param name="appends">How many appends each stream gets; 0 for no end.</param>
    public static async Task RunAsync(string path, int appends)
    {
        var store = new SqliteStore(new SqliteStoreSettings(path), TimeProvider.System);
        await using var running = RunningJournal.Start(store);
        var output = Console.OpenStandardOutput();
        var streams = appends == 0 ? Streams : 1;
        await Task.WhenAll(Enumerable.Range(0, streams).Select(i => AppendAsync(running, $"s/{i}", appends, output)));
    }

    private static async Task AppendAsync(RunningJournal running, string stream, int appends, Stream output)
    {
        // Away from the writer's turn, where the answers continue.
        await Task.Yield();
        var version = (await running.Journal.ReadAsync(stream)).Events.Count;
        for (var i = 0; appends == 0 || i < appends; i++)
        {
            var request = Events.Append(stream, version, 1 + (i % 3));
            var appended = await running.Journal.AppendAsync(request);
            appended.Status.ShouldBe(AppendStatus.Appended, appended.Reason);
            version += request.Events.Count;
            Say(output, $"{stream} {version}\n");
        }
    }

    private static void Say(Stream output, string line)
    {
        lock (output)
        {
            output.Write(System.Text.Encoding.UTF8.GetBytes(line));
        }
    }
}
