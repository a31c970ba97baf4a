using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Xunit;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>
/// An engine for all tests of a collection, with an image in it that they use. Where there can be none, they are skipped.
/// </summary>
public abstract class EngineFixture : IAsyncLifetime
{
    private EngineProcess? _process;
    private EngineClient? _client;
    private string? _whyNot;

    /// <summary>On everything that tests make, so that what they forgot can be found and removed.</summary>
    internal static string Label => "supervisor.tests";

    /// <summary>Of this run: several may use the same engine of the machine.</summary>
    internal string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>What the addresses of networks begin with: no two engines of one machine may have the same.</summary>
    internal string Subnets { get; } = $"10.{Random.Shared.Next(100, 250)}";

    internal string Image => $"localhost/supervisor-test-{Run}:1";

    /// <summary>A container that runs as long as the engine does, for what needs one and leaves it as it is.</summary>
    internal string Resident => $"supervisor-test-{Run}-resident";

    internal TestRegistry Registry { get; } = new();

    internal bool IsThere => _client is not null;

    internal EngineClient Client => _client ?? throw new InvalidOperationException("Skip the test first.");

    /// <summary>For clients of a test's own.</summary>
    internal EngineAddress Address =>
        _process is { } own
            ? EngineAddressText.Parse(own.Host, tls: null).Value!
            : EngineLookup.Find(UserSurroundings.OfThisProcess()).Value!;

    internal abstract EngineDifferences Differences { get; }

    /// <summary>The engine's own, when it is one of the tests'; null when it is the machine's.</summary>
    internal EngineProcess? Process => _process;

    public async ValueTask InitializeAsync()
    {
        if (EnginePrograms.BusyBox is null)
        {
            _whyNot = "busybox-static is not there, nor could it be had from Debian's archive.";
            return;
        }

        try
        {
            _client = await FindAsync() ?? await StartOwnAsync();
            if (_client is not null)
            {
                await FurnishAsync(_client);
            }
        }
        catch (EngineStartException failure) when (failure.IsForWantOfRights)
        {
            _whyNot = failure.Message;
        }
    }

    public void SkipUnlessThere() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_client is { } client)
        {
            await client.Containers.RemoveAsync(Resident, force: true, volumes: true, CancellationToken.None);
            await client.Images.RemoveAsync(Image, force: true, CancellationToken.None);
        }

        if (_process is { } process)
        {
            await process.DisposeAsync();
        }

        Registry.Dispose();
        CleanUp();
    }

    internal ContainerSpec Shell(string line) =>
        new()
        {
            Image = Image,
            Cmd = ["sh", "-c", line],
            Labels = new Dictionary<string, string> { [Label] = Run },
            HostConfig = new HostSpec
            {
                NetworkMode = "none",
                // Podman gives what this user has, which may be more than it may give.
                Ulimits = [new UlimitSpec("nofile", 1024, 1024), new UlimitSpec("nproc", 4096, 4096)],
            },
        };

    /// <summary>An engine of the machine's that answers; null when there is none.</summary>
    private protected abstract Task<EngineClient?> FindAsync();

    private protected abstract string? WhyNot();

    private protected abstract Task<EngineProcess> StartAsync();

    private protected virtual void CleanUp() { }

    private protected static async Task<EngineClient> ConnectAsync(string host)
    {
        var address = EngineAddressText.Parse(host, tls: null).Value!;
        var connected = await EngineClient.ConnectAsync(
            address,
            EngineTimes.Usual,
            TimeProvider.System,
            CancellationToken.None
        );
        return Must(connected);
    }

    private static T Must<T>(EngineOutcome<T> outcome) =>
        outcome.IsOk ? outcome.Value : throw new EngineStartException($"{outcome.Failure.Error}");

    private async Task<EngineClient?> StartOwnAsync()
    {
        _whyNot = WhyNot();
        if (_whyNot is not null)
        {
            return null;
        }

        _process = await StartAsync();
        return await ConnectAsync(_process.Host);
    }

    private protected virtual async Task FurnishAsync(EngineClient client)
    {
        using var archive = TestImage.Archive(Image, EnginePrograms.BusyBox!);
        Must(await client.Images.LoadAsync(archive, static _ => { }, CancellationToken.None));
        var waits = Shell("trap 'exit 0' TERM; while :; do sleep 1000 & wait; done");
        Must(await client.Containers.CreateAsync(Resident, waits, CancellationToken.None));
        Must(await client.Containers.StartAsync(Resident, CancellationToken.None));
    }
}
