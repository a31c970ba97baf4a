using Xunit;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>One daemon for all tests of a class, none of which stops it.</summary>
public sealed class RunningDaemon : IAsyncLifetime
{
    internal Scratch Scratch { get; } = new();

    internal Daemon Daemon { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Daemon = await Processes.Daemon.StartAsync(Scratch);

    public async ValueTask DisposeAsync()
    {
        await Daemon.DisposeAsync();
        Scratch.Dispose();
    }
}
