using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>An engine that runs as long as the tests do. Podman takes half a second to say which version it is.</summary>
internal sealed class KnownEngine(EngineAddress address, EngineClient client) : IEngineSource
{
    public Task<EngineOutcome<FoundEngine>> ConnectAsync(CancellationToken stop) =>
        Task.FromResult<EngineOutcome<FoundEngine>>(new FoundEngine(client, EngineRun.Find(address)));
}
