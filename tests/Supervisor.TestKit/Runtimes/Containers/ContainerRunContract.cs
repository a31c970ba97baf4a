using Shouldly;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>One daemon's runtime, with an engine to run containers by.</summary>
public abstract class ContainerRunContract(EngineFixture engine) : IAsyncLifetime
{
    /// <summary>Heeds no signal but the last.</summary>
    private protected const string Waits = "trap '' TERM; echo up; while :; do sleep 1000 & wait; done";

    private protected EngineFixture Engine => engine;

    private protected ContainerWorld World { get; private set; } = null!;

    private protected ContainerRuntime Runtime { get; private set; } = null!;

    private protected EngineClient Client { get; private set; } = null!;

    private protected NewsLog News { get; private set; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        World = ContainerWorld.In(engine);
        Client = await World.ClientAsync();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (World is not null)
        {
            await World.DisposeAsync();
        }
    }

    private protected async Task BeginAsync()
    {
        News = new NewsLog();
        Runtime = World.NewRuntime();
        Runtime.Expect();
        Runtime.Listen(News.Take);
        await News.NextAsync<RuntimeNews.Connected>("that the engine answers");
    }

    private protected async Task RestartAsync()
    {
        await Runtime.DisposeAsync();
        await BeginAsync();
    }

    private protected async Task<Workload> ThereAsync(LaunchRequest request)
    {
        var outcome = await Runtime.StartAsync(request);
        return outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload;
    }

    private protected async Task EndsAsync(LaunchRequest request, int code)
    {
        await ThereAsync(request);
        (await News.EndOfAsync(request.Id)).Exit!.Code.ShouldBe(code);
    }

    private protected async Task<IReadOnlyList<Workload>> ListAsync()
    {
        var inventory = await Runtime.ListAsync();
        inventory.Problem.ShouldBeNull();
        return inventory.Workloads;
    }

    private protected async Task IsDownAsync()
    {
        using var wait = ContainerWorld.Done(
            await Client.Containers.WaitAsync(World.Name, WaitFor.NotRunning, Cancellation)
        );
        ContainerWorld.Done(await wait.ExitAsync(Cancellation));
    }
}
