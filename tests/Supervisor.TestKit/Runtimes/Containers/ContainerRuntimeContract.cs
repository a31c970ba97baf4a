using System.Text;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>
/// What every runtime promises, by containers of an engine; the rest of the contracts of containers stand on it. Each test has a
/// cluster of its own in the engine.
/// </summary>
public abstract class ContainerRuntimeContract(EngineFixture engine) : RuntimeContract
{
    /// <summary>
    /// The first process of a container gets no signal that it does not handle. This one passes them on to the program, and
    /// ends as it does.
    /// </summary>
    private const string Init =
        "trap 'kill -TERM $p' TERM; \"$@\" & p=$!; echo up; "
        + "while :; do wait $p; code=$?; kill -0 $p 2>/dev/null || exit $code; done";

    private readonly string _cluster = Guid.NewGuid().ToString("N");
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-containers-").FullName;
    private readonly List<ContainerRuntime> _runtimes = [];

    protected override bool HasNotificationDescriptor => false;

    protected override string Deaf => IgnoresTerm.Replace(">&3", "", StringComparison.Ordinal);

    private protected EngineFixture Engine => engine;

    private protected PlainMaker Maker { get; } = new(engine);

    private protected string Name => $"supervisor-test-{engine.Run}-{_cluster[..12]}";

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected ContainerRuntimeSettings Settings { get; private set; } = null!;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var runtime in _runtimes)
        {
            await runtime.DisposeAsync();
        }

        await CleanUpAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected override ValueTask<IRuntime> OpenAsync()
    {
        engine.SkipUnlessThere();
        Settings = new ContainerRuntimeSettings(_cluster, "node", _directory, "this-boot");
        return ValueTask.FromResult<IRuntime>(NewRuntime(Settings));
    }

    protected override LaunchDefinition Launch(ValueList<string> command) =>
        new ContainerLaunch(
            DefinitionOf(command[0] == "/bin/sh" ? [.. (string[])["/bin/sh", "-c", Init, "init"], .. command] : command)
        );

    /// <summary>An engine tells codes alone: 128 and the signal's number.</summary>
    protected override WorkloadExit Killed(int signal, ExitCause cause) =>
        new(ExitKind.Exited, 128 + signal, null, cause, OutOfMemory: false);

    protected override Task HeedsSignalsAsync(WorkloadId id) => SaysAsync("up");

    protected override Task IsDeafAsync(WorkloadId id) => SaysAsync("deaf");

    /// <summary>Another, as after the daemon's restart, or beside it.</summary>
    private protected ContainerRuntime NewRuntime(ContainerRuntimeSettings settings)
    {
        var runtime = new ContainerRuntime(
            settings,
            new ContainerRuntimeParts
            {
                Engine = new EngineSource(TimeProvider.System, engine.Address),
                Maker = Maker,
                Surroundings = new NoSurroundings(),
                Clock = TimeProvider.System,
                Chance = new SeededChance(1),
            }
        );
        _runtimes.Add(runtime);
        return runtime;
    }

    private protected ContainerDefinition DefinitionOf(ValueList<string> command) =>
        new()
        {
            Group = "group",
            Project = "project",
            Service = new ServiceModel
            {
                Image = engine.Image,
                ContainerName = Name,
                Command = command,
            },
            Hash = string.Join(' ', command),
        };

    private protected async Task<ContainerFacts> InspectAsync() =>
        Done(await engine.Client.Containers.InspectAsync(Name, Cancellation));

    private protected static T Done<T>(EngineOutcome<T> outcome)
    {
        outcome.IsOk.ShouldBeTrue($"{outcome.Failure?.Error}");
        return outcome.Value!;
    }

    /// <summary>Waits until the container has written that word.</summary>
    private protected async Task SaysAsync(string word)
    {
        var query = new LogQuery { Follow = true };
        using var feed = Done(await engine.Client.Logs.OpenAsync(Name, query, Cancellation));
        var said = new StringBuilder();
        await foreach (var part in feed.ReadAllAsync(Cancellation))
        {
            said.Append(Encoding.UTF8.GetString(part.Bytes.Span));
            if (said.ToString().Contains(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new ShouldAssertException($"'{word}' was expected of the container; it said: {said}");
    }

    private async Task CleanUpAsync()
    {
        if (Settings is null)
        {
            return;
        }

        var ours = Done(await engine.Client.Containers.ListAsync(ContainerOwner.FilterOf(Settings), default));
        foreach (var row in ours)
        {
            await engine.Client.Containers.RemoveAsync(row.Id, force: true, volumes: true, default);
        }
    }
}
