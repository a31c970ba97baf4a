using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What every runtime promises, kept by containers of an engine.</summary>
public abstract class ContainerRuntimeContract(EngineFixture engine) : LeashedRuntimeContract
{
    /// <summary>
    /// The first process of a container gets no signal that it does not handle. This one passes them on to the program, and
    /// ends as it does.
    /// </summary>
    private const string Init =
        "trap 'kill -TERM $p' TERM; \"$@\" & p=$!; echo up; "
        + "while :; do wait $p; code=$?; kill -0 $p 2>/dev/null || exit $code; done";

    private ContainerWorld? _world;
    private ContainerRuntime? _runtime;

    protected override ILeashes? Leashes => Guard is null ? null : _runtime;

    protected override BootMoment Now => throw new InvalidOperationException("Whoever has a guard has a clock.");

    /// <summary>An engine takes its time.</summary>
    protected override TimeSpan Brief => TimeSpan.FromSeconds(4);

    /// <summary>Who holds containers on leashes; null where nobody does.</summary>
    private protected virtual IContainerLeashes? Guard => null;

    protected override bool HasNotificationDescriptor => false;

    protected override string Deaf => IgnoresTerm.Replace(">&3", "", StringComparison.Ordinal);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    protected override ValueTask<IRuntime> OpenAsync()
    {
        engine.SkipUnlessThere();
        _world = ContainerWorld.In(engine);
        _runtime = _world.NewRuntime(Guard);
        return ValueTask.FromResult<IRuntime>(_runtime);
    }

    protected override LaunchDefinition Launch(ValueList<string> command) =>
        new ContainerLaunch(
            _world!.DefinitionOf(command[0] == "/bin/sh" ? ["/bin/sh", "-c", Init, "init", .. command] : command)
        );

    /// <summary>An engine tells codes alone: 128 and the signal's number.</summary>
    protected override WorkloadExit Killed(int signal, ExitCause cause) =>
        new(ExitKind.Exited, 128 + signal, null, cause, OutOfMemory: false);

    protected override Task HeedsSignalsAsync(WorkloadId id) => _world!.SaysAsync("up");

    protected override Task IsDeafAsync(WorkloadId id) => _world!.SaysAsync("deaf");
}
