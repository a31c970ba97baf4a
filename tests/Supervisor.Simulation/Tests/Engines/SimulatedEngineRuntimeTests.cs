using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Driving;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Tests.Guards;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Runtimes;
using Supervisor.TestKit.Runtimes.Containers;
using Xunit;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>The daemon's own runtime of containers keeps what every runtime promises over the twin of an engine as well.</summary>
public sealed class SimulatedEngineRuntimeTests : RuntimeContract
{
    private readonly OneMachine _world = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supervisor-simulation-");

    private readonly HeldOnes _leashes = new();
    private readonly LeftBehind _left = new();

    private readonly PlainMaker _maker = new("agents:1", new ContainerSpec { Image = "agents:1" });

    private SimulatedEngine _engine = null!;
    private ContainerRuntime _runtime = null!;

    protected override bool HasNotificationDescriptor => false;

    protected override string Deaf => IgnoresTerm.Replace("echo deaf >&3; ", "", StringComparison.Ordinal);

    public override ValueTask DisposeAsync()
    {
        _world.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override ValueTask<IRuntime> OpenAsync()
    {
        var (universe, machine) = (_world.Universe, _world.Machine);
        var weather = new EngineWeather(universe.Chance, universe.Rarities);
        var engine = _engine = new SimulatedEngine(machine, weather, new ShellContainers());
        engine.Start();
        _world.RunFor(1);
        var daemon = new Daemon(universe, "mainpc.1");
        var context = new DaemonContext(daemon);
        ContainerRuntime? runtime = null;
        context.Run(() =>
        {
            runtime = Make(engine, daemon, new ContextTime(new DaemonTime(daemon, machine.Clock), context));
            runtime.Expect();
        });
        _runtime = runtime!;
        var driven = new DrivenRuntime(runtime!, daemon, context, new ShellPrograms());
        return ValueTask.FromResult<IRuntime>(new PumpedRuntime(universe, driven, runtime!));
    }

    protected override LaunchDefinition Launch(ValueList<string> command) =>
        new ContainerLaunch(
            new ContainerDefinition
            {
                Group = "group",
                Project = "project",
                Service = new ServiceModel
                {
                    Image = "agents:1",
                    ContainerName = "project-agent-1",
                    Command = command,
                },
                Hash = string.Join(' ', command),
            }
        );

    /// <summary>An engine tells codes alone: 128 and the signal's number.</summary>
    protected override WorkloadExit Killed(int signal, ExitCause cause) =>
        new(ExitKind.Exited, 128 + signal, null, cause, OutOfMemory: false);

    protected override Task IsDeafAsync(WorkloadId id)
    {
        _world.RunFor(1);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Container_OfAnAgentThatIsNoneByNow_IsRemovedOnceItsEndIsSettled(bool isWithinAnother)
    {
        var request = Shell("exit 0");
        await ThereAsync(request);
        await News.EndOfAsync(request.Id);
        var by = isWithinAnother ? WithinAnother(request) : AsProcess(request);
        _runtime.Follow(new NodePlan(2, [new GroupDefinition { Name = "group", Agents = [by.Definition] }]));
        await ListAsync();
        _engine.Containers.ShouldHaveSingleItem("how it ended is still to be told by it");
        await Runtime.ForgetAsync(request.Id);

        await ListAsync();

        _engine.Containers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Container_OfAnAgentThatIsRunWithinAnotherByNow_HoldsUpItsStartWhileItRuns()
    {
        var request = Shell(Waits);
        await ThereAsync(request);
        var within = WithinAnother(request);
        _runtime.Follow(new NodePlan(2, [new GroupDefinition { Name = "group", Agents = [within.Definition] }]));

        (await Runtime.StartAsync(within)).ShouldBeOfType<LaunchOutcome.Unknown>();

        await ListAsync();
        _engine.Containers.ShouldHaveSingleItem().IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_ThatTheEngineRefuses_LetsGoOfTheLeashWhereNothingIsLeft()
    {
        (await RefusedAsync()).ShouldBeOfType<LaunchOutcome.Failed>();

        _leashes.Held.ShouldBeEmpty();
        _left.Kills.ShouldBe(0);
    }

    [Fact]
    public async Task Start_ThatTheEngineRefuses_EndsWhatIsLeftOfItBeforeTheLeashIsLetGo()
    {
        _left.Lives = 3;

        (await RefusedAsync()).ShouldBeOfType<LaunchOutcome.Failed>();

        _left.Lives.ShouldBe(0);
        _leashes.Held.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_ThatTheEngineRefuses_IsHeldAndToldAsLongAsSomethingOfItLives()
    {
        _left.Lives = int.MaxValue;
        var request = Refused();

        var outcome = (await RefusedAsync(request)).ShouldBeOfType<LaunchOutcome.Unknown>();

        outcome.Error.Why.ShouldContain("lives all the same");
        _leashes.Held.ShouldHaveSingleItem().ShouldBe(request.Id);
        (await ListedAsync(request.Id)).ShouldNotBeNull().IsRunning.ShouldBeTrue();
        await Runtime.ForgetAsync(request.Id);
        _leashes.Held.ShouldHaveSingleItem("it lives").ShouldBe(request.Id);
        (await Runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.Zero)).ShouldBeOfType<StopOutcome.Told>();

        _left.Lives = 0;

        (await ListedAsync(request.Id)).ShouldBeNull();
        await Runtime.ForgetAsync(request.Id);
        _leashes.Held.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_ThatTheEngineRefusesOfWhatIsOnNoLeash_FailsAsItDid()
    {
        _left.Lives = 1;

        (await RefusedAsync(Refused() with { Leash = null })).ShouldBeOfType<LaunchOutcome.Failed>();

        _left.Kills.ShouldBe(0);
    }

    [Fact]
    public async Task Files_LaidOutForAContainer_GoWithIt()
    {
        var request = Shell("exit 0");
        await ThereAsync(request);
        await News.EndOfAsync(request.Id);
        var files = LayOut(request.Id.Agent);
        _runtime.Follow(new NodePlan(2, []));
        await ListAsync();
        Directory.Exists(files).ShouldBeTrue("it has a container");
        await Runtime.ForgetAsync(request.Id);

        await Runtime.RemoveAsync(request.Id);
        _world.RunFor(1);

        _engine.Containers.ShouldBeEmpty();
        Directory.Exists(files).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_ThatADaemonHasLeftWhichWasKilledBeforeItMadeTheContainer_AreRemovedByTheNext()
    {
        var files = LayOut(new AgentAddress("group", "former"));
        _runtime.Follow(new NodePlan(2, []));

        await ListAsync();

        Directory.Exists(files).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_OfAContainerThatCannotBeMade_AreRemoved()
    {
        _maker.Change = static spec => spec with { Image = "missing:1" };
        var request = Shell("exit 0");
        var files = LayOut(request.Id.Agent);

        var starting = Runtime.StartAsync(request);
        _world.RunFor(3);

        (await starting).ShouldBeOfType<LaunchOutcome.Failed>();
        Directory.Exists(files).ShouldBeFalse();
    }

    private ContainerRuntimeSettings Settings =>
        new("cluster", "node", _folder.FullName, Path.Combine(_folder.FullName, "logs"), _world.Machine.Kernel.BootId);

    private string LayOut(AgentAddress agent)
    {
        var folder = ContainerPlaces.FilesOf(Settings, agent);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "0123-key"), "secret");
        return folder;
    }

    private LaunchRequest Refused() =>
        Request(["/no/such/program"]) with
        {
            Leash = new BootMoment(_world.Machine.Kernel.BootId, TimeSpan.FromHours(1)),
        };

    /// <summary>It is looked after for a while, in virtual time.</summary>
    private Task<LaunchOutcome> RefusedAsync(LaunchRequest? request = null)
    {
        var starting = Runtime.StartAsync(request ?? Refused());
        _world.RunFor(3);
        return starting;
    }

    private async Task ListAsync()
    {
        await Runtime.ListAsync();
        _world.RunFor(1);
    }

    private static LaunchRequest AsProcess(LaunchRequest request) =>
        request with
        {
            Definition = request.Definition with
            {
                Launch = new ProcessLaunch { Command = ["/bin/true"], Directory = "/" },
            },
        };

    private static LaunchRequest WithinAnother(LaunchRequest request) =>
        new(
            request.Id with
            {
                Incarnation = "9-0",
            },
            request.Definition with
            {
                Launch = new ExecLaunch(AgentAddress.HolderOf("group")) { Command = ["/bin/sh", "-c", Waits] },
            }
        );

    private ContainerRuntime Make(SimulatedEngine engine, Daemon daemon, TimeProvider clock)
    {
        var (chance, rarities) = (_world.Universe.Chance, _world.Universe.Rarities);
        return new ContainerRuntime(
            Settings,
            new ContainerRuntimeParts
            {
                Engine = new DoorSource(new EngineDoor(engine, daemon), clock),
                Maker = _maker,
                Surroundings = new NoSurroundings(),
                KeepLog = static (_, _) => { },
                Tell = static _ => { },
                Faults = UnforeseenFaults.Thrown,
                Leashes = _leashes,
                Remains = _left,
                Folder = _ => new Shelf(chance, rarities),
                Watch = static () => new BlindWatch(),
                Clock = clock,
                Chance = new SeededChance(1),
            }
        );
    }
}
