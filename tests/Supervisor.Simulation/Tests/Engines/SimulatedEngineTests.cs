using Shouldly;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Engines;
using Xunit;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>What an engine's end does to containers, as it was measured with Docker.</summary>
public sealed class SimulatedEngineTests : IDisposable
{
    private const string Waits = "wait";
    private const string Deaf = "trap '' TERM; wait";

    private readonly OneMachine _world = new();
    private readonly SimulatedEngine _engine;
    private readonly ShellContainers _programs = new();

    public SimulatedEngineTests()
    {
        var weather = new EngineWeather(_world.Universe.Chance, _world.Universe.Rarities);
        _engine = new SimulatedEngine(_world.Machine, weather, _programs);
        Start();
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Engine_ThatWasKilled_EndsItsContainersWhenItIsBack()
    {
        var container = Run(Waits);
        _engine.Kill();
        _world.RunFor(5);
        container.Process!.IsAlive.ShouldBeTrue();

        Start();

        (container.IsRunning, container.ExitCode).ShouldBe((false, 137));
        _world.Machine.Kernel.Living.ShouldBeEmpty();
    }

    [Fact]
    public void Engine_ThatKeepsContainers_FindsThemAsTheyWereAndHowTheyEnded()
    {
        _engine.KeepsContainers = true;
        var (stays, ends) = (Run(Waits), Run(Waits));
        var began = stays.StartedAt;
        _engine.Kill();
        ends.Process!.Exit(3);

        Start();

        (stays.IsRunning, stays.StartedAt, stays.Process!.IsAlive).ShouldBe((true, began, true));
        (ends.IsRunning, ends.ExitCode).ShouldBe((false, 3));
    }

    [Fact]
    public void Engine_ThatIsStopped_TakesNobodyAnyMoreAndEndsItsContainersFirst()
    {
        var (neat, deaf) = (Run(Waits), Run(Deaf));
        _engine.Stop();
        _engine.Run.ShouldNotBeNull().IsClosed.ShouldBeTrue();
        _world.RunFor(5);
        (neat.IsRunning, neat.ExitCode, deaf.IsRunning).ShouldBe((false, 143, true));

        _world.RunFor(10);

        (deaf.IsRunning, deaf.ExitCode).ShouldBe((false, 137));
        _engine.Run.ShouldBeNull();
    }

    [Fact]
    public void Power_Lost_EndsContainersAndTheEngineSaysSoWhenItIsBack()
    {
        var container = Run(Waits);
        _world.Machine.LosePower();
        _engine.Run.ShouldBeNull();

        Start();

        (container.IsRunning, container.ExitCode).ShouldBe((false, 255));
    }

    [Fact]
    public void Health_IsJudgedByTheLooks()
    {
        var container = Run(Waits, new HealthSpec(["CMD", "look"], null, null, null, null));
        container.Health!.Status.ShouldBe("starting");
        _world.RunFor(2);
        container.Health.Status.ShouldBe("healthy");
        _programs.AreWell = false;
        _world.RunFor(1.5);
        container.Health.Status.ShouldBe("healthy", "one look alone says nothing");
        _world.RunFor(1);
        container.Health.Status.ShouldBe("unhealthy");
    }

    private void Start()
    {
        _engine.Start();
        _world.RunFor(2);
    }

    private EngineContainer Run(string line, HealthSpec? health = null)
    {
        var spec = new ContainerSpec
        {
            Image = "agents:1",
            Cmd = ["/bin/sh", "-c", line],
            Healthcheck = health,
        };
        var container = _engine.Add($"container-{_engine.Containers.Count}", spec);
        _engine.Life.Start(container).ShouldBeNull();
        _world.RunFor(0.1);
        return container;
    }
}
