using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Sessions;

/// <summary>Two daemons, of which the second alone runs anything: containers, and a process.</summary>
public sealed class TwoMachines : IAsyncLifetime
{
    private const string Services = """
        name: PROJECT
        x-supervisor: { node: pc2 }
        services:
          web:
            image: IMAGE
            command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 1000 & wait; done']
            network_mode: none
          platform:
            image: IMAGE
            command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 1000 & wait; done']
            network_mode: none
            x-supervisor:
              agents:
                within:
                  command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 1000 & wait; done']
                  environment: { COLOUR: blue }
          process:
            runtime: process
            command: [sh, -c, 'echo one; echo two; exec sleep 100000']
        """;

    private readonly DockerFixture _engine = new();
    private readonly Scratch _shared = new();
    private readonly string _project = $"sv{Guid.NewGuid():N}"[..12];

    /// <summary>Where the operator is.</summary>
    internal ClusterNode First { get; private set; } = null!;

    internal ClusterNode Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _engine.InitializeAsync();
        if (!_engine.IsThere)
        {
            return;
        }

        First = new ClusterNode("mainpc", "--cluster", "home", "--coordination", _shared.File("shared.db"));
        Second = new ClusterNode("pc2") { Engine = _engine.Host };
        await First.StartAsync();
        await Second.JoinAsync(First);
        var services = Services
            .Replace("PROJECT", _project, StringComparison.Ordinal)
            .Replace("IMAGE", _engine.Image, StringComparison.Ordinal);
        (await First.PbmAsync("fleet", "up", First.Write("fleet.yaml", services))).Exit.ShouldBe(0);
        await Until.HoldsAsync(
            async () => (await First.AgentsAsync()) is { Count: > 2 } agents && agents.Values.All(it => it == "ready"),
            "all of it runs",
            () => Second.Daemon.Log
        );
    }

    public void SkipUnlessThere() => _engine.SkipUnlessThere();

    public async ValueTask DisposeAsync()
    {
        if (First is not null)
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
            foreach (var name in new[] { "web", "platform" })
            {
                await _engine.Client.Containers.RemoveAsync(
                    $"{_project}-{name}-1",
                    force: true,
                    volumes: true,
                    CancellationToken.None
                );
            }
        }

        await _engine.DisposeAsync();
        _shared.Dispose();
    }
}
