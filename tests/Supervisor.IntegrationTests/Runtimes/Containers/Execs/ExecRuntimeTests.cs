using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>The contract of runtimes, for programs within a container that keeps running.</summary>
public abstract class ExecRuntimeTests(EngineFixture engine) : RuntimeContract
{
    private ExecWorld? _world;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    protected override async ValueTask<IRuntime> OpenAsync()
    {
        _world = await ExecWorld.StartAsync(engine, News);
        return new ExecRuntime(_world);
    }

    protected override LaunchDefinition Launch(ValueList<string> command) => ExecWorld.Launch(command);
}

[Collection(DockerEngine.Name)]
public sealed class DockerExecRuntimeTests(DockerFixture engine) : ExecRuntimeTests(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanExecRuntimeTests(PodmanFixture engine) : ExecRuntimeTests(engine);
