using Shouldly;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Counts what the whole process holds, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests : IAsyncLifetime
{
    /// <summary>What others may open in their own time: the runtime, a connection that is just being closed.</summary>
    private const int Noise = 20;

    private const string SendDescriptors = """
        import os, socket, sys
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
            s.connect(os.environ["NOTIFY_SOCKET"])
            for _ in range(int(sys.argv[1])):
                fds = [os.open("/dev/null", os.O_RDONLY) for _ in range(8)]
                socket.send_fds(s, [b"FDSTORE=1\nFDNAME=cache"], fds)
                for fd in fds:
                    os.close(fd)
            s.send(b"WATCHDOG=1")
        """;

    private ReadinessWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReadinessWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Descriptors_SentWithNotifications_AreNeitherKeptNorLeaked()
    {
        await SendDescriptorsAsync(1);
        var before = Descriptors();

        await SendDescriptorsAsync(200);

        Descriptors().ShouldBeLessThan(before + Noise);
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Opening_AThousandTimes_LeavesNoDescriptorAndNoFileBehind()
    {
        await _world.OpenAsync("0-aa");
        var (descriptors, files) = (Descriptors(), Files());

        for (var start = 1; start <= 1000; start++)
        {
            await _world.OpenAsync($"{start}-aa");
            await _world.Surroundings.CloseAsync(new WorkloadId(ReadinessWorld.Stt, $"{start}-aa"));
        }

        await _world.OpenAsync("1001-aa");
        Files().ShouldBe(files);
        Descriptors().ShouldBeLessThan(descriptors + Noise);
    }

    private static int Descriptors() => Directory.GetFiles("/proc/self/fd").Length;

    private int Files() => Directory.GetFileSystemEntries(_world.Data.Agents, "*", SearchOption.AllDirectories).Length;

    /// <summary>The word behind them tells that all of them have been taken.</summary>
    private async Task SendDescriptorsAsync(int times)
    {
        await Script.PythonAsync(await _world.OpenAsync(), SendDescriptors, $"{times}");
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Heartbeat());
    }
}
