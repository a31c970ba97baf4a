using Supervisor.TestKit.Postgres;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A PostgreSQL of one test class. Where there can be none its tests are skipped.</summary>
public class PostgresServer : IAsyncLifetime
{
    private readonly string? _whyNot = PostgresProcess.WhyNot();
    private PostgresProcess? _process;

    public string ConnectionString => Process.ConnectionString;

    public PostgresProcess Process => _process ?? throw new InvalidOperationException("Skip the test first.");

    protected virtual string Settings => "";

    public async ValueTask InitializeAsync()
    {
        if (_whyNot is null)
        {
            var directory = Path.Combine(Path.GetTempPath(), $"supervisor-postgres-{Guid.NewGuid():N}");
            _process = await PostgresProcess.StartNewAsync(directory, Settings);
        }
    }

    public void SkipUnlessThere() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_process is { } process)
        {
            await process.DisposeAsync();
        }
    }
}
