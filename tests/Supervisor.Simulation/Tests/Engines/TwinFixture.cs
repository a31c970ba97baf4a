using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Stock;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Machines;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>The twin of an engine in the place of a real one, for the contracts of the engine's client.</summary>
public sealed class TwinFixture : EngineFixture
{
    private readonly OwnThread _thread = new();
    private OneMachine? _world;

    internal override EngineDifferences Differences => EngineDifferences.Docker;

    private protected override async Task<EngineClient?> FindAsync()
    {
        var dialer = _thread.Run(MakeWorld);
        var client = await EngineClient.ConnectAsync(dialer, EngineTimes.Usual, TimeProvider.System, default);
        return client.IsOk ? client.Value : throw new EngineStartException($"{client.Failure.Error}");
    }

    private protected override Task FurnishAsync(EngineClient client) => Task.CompletedTask;

    private protected override string? WhyNot() => null;

    private protected override Task<EngineProcess> StartAsync() => throw new NotSupportedException("It is found.");

    private protected override void CleanUp()
    {
        _thread.Run(() =>
        {
            _world?.Dispose();
            return true;
        });
        _thread.Dispose();
    }

    private PumpedDialer MakeWorld()
    {
        var world = _world = new OneMachine();
        var weather = new EngineWeather(world.Universe.Chance, world.Universe.Rarities);
        var engine = new SimulatedEngine(world.Machine, weather, new ShellContainers());
        Stock(engine.Stock);
        engine.Start();
        world.RunFor(1);
        return new PumpedDialer(_thread, world, new EngineDoor(engine, new Daemon(world.Universe, "mainpc.1")));
    }

    /// <summary>What the tests' own image has, and what their registry.</summary>
    private void Stock(EngineStock stock)
    {
        stock.Images[EngineStock.NameOf(Image)] = Facts(
            Image,
            new ImageConfig
            {
                Env = ["SPICE=salt"],
                Labels = new Dictionary<string, string> { ["test"] = "yes" },
            }
        );
        var login = new RegistryLogin
        {
            Server = Registry.Address,
            User = TestRegistry.User,
            Password = TestRegistry.Password,
        };
        var offered = Facts(Registry.Image, new ImageConfig { Cmd = ["/hello"] });
        stock.Offered[EngineStock.NameOf(Registry.Image)] = new OfferedImage(offered, login.Header);
    }

    private static ImageFacts Facts(string name, ImageConfig config) =>
        new()
        {
            Id = $"sha256:{name}",
            Architecture = "amd64",
            Os = "linux",
            Size = 2 << 20,
            Config = config,
        };
}
