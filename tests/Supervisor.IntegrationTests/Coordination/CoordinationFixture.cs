using System.Collections.Concurrent;
using System.Security.Cryptography;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Sqlite;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>A coordination file of one test with any number of clients, as of several daemons.</summary>
internal sealed class CoordinationFixture : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentBag<EmbeddedCoordination> _clients = [];

    public string Path => _directory.File("coordination.db");

    public string Copy => _directory.File("copy.db");

    public static EmbeddedCoordination Open(EmbeddedSettings settings, TimeProvider? time = null) =>
        new(settings, time ?? TimeProvider.System, RandomNumberGenerator.GetBytes);

    public EmbeddedCoordination Open(Func<EmbeddedSettings, EmbeddedSettings>? with = null, TimeProvider? time = null)
    {
        var settings = new EmbeddedSettings(Path);
        var client = Open(with?.Invoke(settings) ?? settings, time);
        _clients.Add(client);
        return client;
    }

    /// <summary>Another program that has the file open, and waits for nobody.</summary>
    public SqliteConnection OpenOther() => SqliteConnection.Open(Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);

    public async Task CloseAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _clients.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _directory.Dispose();
    }
}
