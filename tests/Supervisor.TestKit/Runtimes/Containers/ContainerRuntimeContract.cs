using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What every runtime promises, kept by containers of an engine.</summary>
public abstract class ContainerRuntimeContract(EngineFixture engine) : RuntimeContract
{
    /// <summary>
    /// The first process of a container gets no signal that it does not handle. This one passes them on to the program, and
    /// ends as it does.
    /// </summary>
    private const string Init =
        "trap 'kill -TERM $p' TERM; \"$@\" & p=$!; echo up; "
        + "while :; do wait $p; code=$?; kill -0 $p 2>/dev/null || exit $code; done";

    private ContainerWorld? _world;

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
        _world = new ContainerWorld(engine.Address, new PlainMaker(engine.Image, engine.Shell("")));
        return ValueTask.FromResult<IRuntime>(_world.NewRuntime());
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
