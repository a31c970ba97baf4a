using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.EndToEndTests.Containers;

/// <summary>A real daemon with a fleet of real containers in a real engine.</summary>
internal sealed class ContainerWorld : IAsyncDisposable
{
    private readonly DockerFixture _engine;

    private ContainerWorld(DockerFixture engine, FleetWorld fleet) => (_engine, Fleet) = (engine, fleet);

    public FleetWorld Fleet { get; }

    /// <summary>Compose's name for the project, by which all that the fleet makes in the engine is told from others.</summary>
    public string Project { get; } = $"sv{Guid.NewGuid():N}"[..12];

    public static async Task<ContainerWorld> StartAsync(DockerFixture engine)
    {
        engine.SkipUnlessThere();
        return new ContainerWorld(engine, await FleetWorld.StartAsync(engine.Host, []));
    }

    /// <param name="services">The services of a fleet file; <c>IMAGE</c> stands for one that is there.</param>
    public async Task UpAsync(string services, bool wait = true)
    {
        var file = Fleet.Write(
            "compose.yaml",
            $"name: {Project}\nservices:\n{services.Replace("IMAGE", _engine.Image, StringComparison.Ordinal)}\n"
        );
        string[] words = wait ? ["fleet", "up", file, "--wait"] : ["fleet", "up", file];
        var up = await Fleet.PbmAsync(words);
        up.Exit.ShouldBe(0, up.Out + up.Error);
    }

    public async Task<JsonElement> AgentAsync(string name)
    {
        var listed = await Fleet.PbmAsync("agent", "list", "-o", "json");
        listed.Exit.ShouldBe(0, listed.Error);
        return JsonDocument
            .Parse(listed.Out)
            .RootElement.EnumerateArray()
            .Single(row => FleetWorld.Text(row, "name") == name);
    }

    /// <summary>All containers of the project, running or not.</summary>
    public async Task<IReadOnlyList<ContainerRow>> ContainersAsync()
    {
        var rows = await _engine.Client.Containers.ListAsync(OfProject, CancellationToken.None);
        return rows.IsOk ? rows.Value : throw new IOException($"{rows.Failure.Error}");
    }

    public async Task<ContainerFacts> InspectAsync(string service)
    {
        var facts = await _engine.Client.Containers.InspectAsync(NameOf(service), CancellationToken.None);
        return facts.IsOk ? facts.Value : throw new IOException($"{facts.Failure.Error}");
    }

    public async Task KillAsync(string service) =>
        (
            await _engine.Client.Containers.KillAsync(NameOf(service), "SIGKILL", CancellationToken.None)
        ).IsOk.ShouldBeTrue();

    /// <summary>As an operator may, by the engine's own command.</summary>
    public Task PauseAsync(string service) => OperatorsHand.PauseAsync(_engine.Address, NameOf(service));

    public Task UnpauseAsync(string service) => OperatorsHand.UnpauseAsync(_engine.Address, NameOf(service));

    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync();
        foreach (var container in await ContainersAsync())
        {
            await _engine.Client.Containers.RemoveAsync(
                container.Id,
                force: true,
                volumes: true,
                CancellationToken.None
            );
        }

        await _engine.Client.Networks.RemoveAsync($"{Project}_default", CancellationToken.None);
    }

    private EngineFilters OfProject => EngineFilters.None.And("label", $"com.docker.compose.project={Project}");

    private string NameOf(string service) => $"{Project}-{service}-1";
}
