using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.EndToEndTests.Containers;

/// <summary>One daemon and one fleet of containers for all tests of what operators do with them.</summary>
public sealed class OperatedFleet : IAsyncLifetime
{
    private const string Services = """
          web:
            image: IMAGE
            command: [sh, -c, 'trap "exit 0" TERM; i=0; while :; do i=$$((i+1)); echo line $$i; sleep 0.1 & wait; done']
            network_mode: none
          platform:
            image: IMAGE
            command: [sh, -c, 'echo holder up; trap "exit 0" TERM; while :; do sleep 1000 & wait; done']
            network_mode: none
            x-supervisor:
              agents:
                within:
                  command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 1000 & wait; done']
                  environment: { COLOUR: blue }
                listened: {}
          silent:
            image: IMAGE
            command: [sleep, "100000"]
            network_mode: none
            logging: { driver: none }
          process:
            runtime: process
            command: [sleep, "100000"]
        """;

    private readonly DockerFixture _engine = new();

    internal ContainerWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _engine.InitializeAsync();
        if (_engine.IsThere)
        {
            World = await ContainerWorld.StartAsync(_engine);
            await World.UpAsync(Services);
        }
    }

    public void SkipUnlessThere() => _engine.SkipUnlessThere();

    /// <summary>Another daemon over the same engine, for a fleet of a test's own.</summary>
    internal Task<ContainerWorld> AnotherAsync() => ContainerWorld.StartAsync(_engine);

    public async ValueTask DisposeAsync()
    {
        if (World is not null)
        {
            await World.DisposeAsync();
        }

        await _engine.DisposeAsync();
    }
}
