using Supervisor.Benchmarks.RunningFleet;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.Benchmarks.Containers;

/// <summary>An engine, what it says of its containers, and at the end no container that the measurement made.</summary>
internal sealed class MeasuredEngine : IAsyncDisposable
{
    private const string Label = "supervisor.bench";
    private const string ProjectLabel = "com.docker.compose.project";

    private readonly DockerFixture _engine = new();

    private MeasuredEngine() { }

    public EngineClient Client => _engine.Client;

    public string Image => _engine.Image;

    public string Host => _engine.Host;

    /// <summary>Compose's name for the project of a fleet.</summary>
    public string Project { get; } = $"svb{Guid.NewGuid():N}"[..12];

    public static async Task<MeasuredEngine> StartAsync()
    {
        var engine = new MeasuredEngine();
        await engine._engine.InitializeAsync();
        return engine;
    }

    public static T Must<T>(EngineOutcome<T> outcome) =>
        outcome.IsOk ? outcome.Value : throw new InvalidOperationException($"{outcome.Failure.Error}");

    /// <summary>A daemon with a fleet of this engine's containers.</summary>
    /// <param name="services">What comes below <c>services:</c>.</param>
    public MeasuredDaemon Run(string directory, string services) =>
        MeasuredDaemon.Start(
            directory,
            $"name: {Project}\nx-supervisor: {{ version: 1, node: bench }}\nservices:\n{services}",
            Host
        );

    /// <summary>One that waits, without a network, like those of the fleets that are measured.</summary>
    public async Task<string> CreateAsync(string command, string? bind = null)
    {
        var spec = new ContainerSpec
        {
            Image = Image,
            Cmd = ["sh", "-c", command],
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Label] = Project },
            HostConfig = new HostSpec
            {
                NetworkMode = "none",
                Mounts = bind is null ? null : [new MountSpec("bind", bind, "/m")],
            },
        };
        return Must(
            await Client.Containers.CreateAsync($"{Project}-{Guid.NewGuid():N}", spec, CancellationToken.None)
        ).Id;
    }

    /// <summary>The ids of those of the project, which Compose of old names otherwise.</summary>
    public async Task<IReadOnlyList<string>> ContainersAsync() => await OfAsync(ProjectLabel);

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(Label);
        await RemoveAsync(ProjectLabel);
        await Client.Networks.RemoveAsync($"{Project}_default", CancellationToken.None);
        await _engine.DisposeAsync();
    }

    private async Task RemoveAsync(string label)
    {
        foreach (var id in await OfAsync(label))
        {
            await Client.Containers.RemoveAsync(id, force: true, volumes: true, CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> OfAsync(string label)
    {
        var rows = await Client.Containers.ListAsync(EngineFilters.None.Label(label, Project), CancellationToken.None);
        return [.. Must(rows).Select(row => row.Id)];
    }
}
