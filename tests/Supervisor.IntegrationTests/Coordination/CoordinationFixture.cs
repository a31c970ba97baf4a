using System.Collections.Concurrent;
using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>A coordination file of one test with any number of clients, as of several daemons.</summary>
internal sealed class CoordinationFixture : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentBag<EmbeddedCoordination> _clients = [];

    /// <summary>The one of a filled file.</summary>
    public static Lease Lease { get; } = new(LeaseId.FromEntropy(Changes.Entropy(7)), TimeSpan.FromSeconds(10));

    /// <summary>Moves the machine's clock by which the leases of this file end.</summary>
    public VirtualClock Boot { get; } = new();

    public IBootClock BootClock => new TimestampBootClock(Boot, "this boot");

    public string Path => _directory.File("coordination.db");

    public string Copy => _directory.File("copy.db");

    /// <summary>Only a file that hangs takes so long: on a busy machine a good one may well be silent for longer than a node waits.</summary>
    public static EmbeddedSettings Patient(string path) =>
        new(path)
        {
            AnswerDeadline = TimeSpan.FromMinutes(1),
            BusyTimeout = TimeSpan.FromSeconds(30),
            WatchInterval = TimeSpan.FromMilliseconds(20),
        };

    public static EmbeddedCoordination Open(EmbeddedSettings settings, TimeProvider? time = null) =>
        Open(settings, time, new TimestampBootClock(TimeProvider.System, "this boot"));

    public EmbeddedCoordination Open(
        Func<EmbeddedSettings, EmbeddedSettings>? with = null,
        TimeProvider? time = null,
        IBootClock? boot = null
    )
    {
        var settings = Patient(Path);
        var client = Open(with?.Invoke(settings) ?? settings, time, boot ?? BootClock);
        _clients.Add(client);
        return client;
    }

    private static EmbeddedCoordination Open(EmbeddedSettings settings, TimeProvider? time, IBootClock boot) =>
        new(settings, time ?? TimeProvider.System, boot, RandomNumberGenerator.GetBytes);

    /// <summary>Another program that has the file open, and waits for nobody.</summary>
    public SqliteConnection OpenOther() => SqliteConnection.Open(Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);

    /// <summary>Makes some changes of every kind, and closes.</summary>
    public async Task<(StoreState State, Revision Revision, FreezeFlag Flag)> FillAsync()
    {
        var store = Open();
        (await store.PutRevisionAsync(Changes.Put(0, "r1"))).Status.ShouldBe(WriteStatus.Done);
        (await store.PutRevisionAsync(Changes.Put(1, "r2"))).Status.ShouldBe(WriteStatus.Done);
        (await store.RegisterNodeAsync(Changes.Node("mainpc", 1))).Status.ShouldBe(WriteStatus.Done);
        (await store.RegisterNodeAsync(Changes.Node("pc2", 2))).Status.ShouldBe(WriteStatus.Done);
        (await store.GrantLeaseAsync(Lease)).Status.ShouldBe(WriteStatus.Done);
        var entries = Changes.Entries(Changes.PutEntry("a/b", "ä"), Changes.PutEntry("a/c", "leased", Lease.Id));
        (await store.ChangeEntriesAsync(entries)).Status.ShouldBe(WriteStatus.Done);
        var flag = (await store.SetFreezeAsync(Changes.Freeze(0, "f"))).Value.ShouldNotBeNull();
        var state = (await store.LookAsync()).Value.ShouldNotBeNull();
        var revision = (await store.ReadLatestRevisionAsync()).Value.ShouldNotBeNull();
        await CloseAsync();
        return (state, revision, flag);
    }

    /// <summary>Changes the closed file behind its back.</summary>
    public void Tamper(string sql)
    {
        using var connection = OpenOther();
        connection.Execute(sql);
        connection.Changes.ShouldBeGreaterThan(0, "nothing was tampered with");
    }

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
