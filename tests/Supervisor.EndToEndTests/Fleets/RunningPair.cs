using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A daemon with a group of two agents for all tests of a class, none of which changes anything.</summary>
public sealed class RunningPair : IAsyncLifetime
{
    internal FleetWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await FleetWorld.UpAsync(
            """
              voice:
                x-supervisor:
                  agents:
                    mic: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'] }
                    stt: { command: [sh, -c, 'echo ready >&3; exec sleep 1000'], needs: [mic] }
            """
        );
        await World.UntilAsync("voice/stt", "ready");
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();
}
