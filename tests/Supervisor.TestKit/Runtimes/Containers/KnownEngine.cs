using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>An engine that runs as long as the tests do. Podman takes half a second to say which version it is.</summary>
internal sealed class KnownEngine(EngineAddress address, EngineClient client) : IEngineSource
{
    public async Task<EngineOutcome<FoundEngine>> ConnectAsync(CancellationToken stop)
    {
        var run = await EngineRun.FindAsync(address, EngineTimes.Usual.Connect, TimeProvider.System, stop);
        return run.IsOk ? new FoundEngine(client, run.Value.Name) : run.Failure;
    }
}
