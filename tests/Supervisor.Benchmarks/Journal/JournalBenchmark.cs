using Supervisor.Benchmarks.Harness;
using Supervisor.TestKit.Postgres;

namespace Supervisor.Benchmarks.Journal;

/// <summary>
/// Durable appends of 200-byte events by real actors, beside what one thread can write into the same table with nothing
/// of the journal in it; and replay, decoding and applying included. Where there is a PostgreSQL, the same on it.
/// </summary>
internal sealed class JournalBenchmark : IBenchmark
{
    public string Name => "journal";

    public string Summary => "durable appends by 1, 64 and 1,024 actors, a bare writer beside them, and replay";

    public IReadOnlyList<Metric> Metrics(string directory) => [.. OnSqlite(directory), .. OnPostgres(directory)];

    private static IEnumerable<Metric> OnSqlite(string directory)
    {
        var appends = new AppendMeasure(() => MeasuredJournal.OnSqliteAsync(directory));
        return
        [
            new("events_per_s_1", () => appends.EventsPerSecondAsync(actors: 1, eventsEach: 4_000)),
            new("events_per_s_64", () => appends.EventsPerSecondAsync(actors: 64, eventsEach: 1_500)),
            new("events_per_s_1024", () => appends.EventsPerSecondAsync(actors: 1024, eventsEach: 300)),
            new("bare_writer_per_s", () => new BareWriter(directory).RowsPerSecondAsync()),
            new("replay_per_s", () => new ReplayMeasure(directory).EventsPerSecondAsync()),
        ];
    }

    private static IEnumerable<Metric> OnPostgres(string directory)
    {
        if (PostgresProcess.WhyNot() is { } reason)
        {
            Console.WriteLine($"Without the figures of PostgreSQL: {reason}");
            return [];
        }

        var appends = new AppendMeasure(() => MeasuredJournal.OnPostgresAsync(directory));
        return
        [
            new("postgres_events_per_s_64", () => appends.EventsPerSecondAsync(actors: 64, eventsEach: 300)),
            new("postgres_events_per_s_1024", () => appends.EventsPerSecondAsync(actors: 1024, eventsEach: 60)),
            new("postgres_bare_writer_per_s", () => new BarePostgresWriter(directory).RowsPerSecondAsync()),
        ];
    }
}
