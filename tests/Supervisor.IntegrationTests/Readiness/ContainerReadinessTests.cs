using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Programs in real containers without a network, by a user that is not root, say that they are ready.</summary>
public abstract class ContainerReadinessTests(EngineFixture engine) : IAsyncLifetime
{
    private const string Python = "/usr/bin/python3";
    private const string Library = "/agent";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly ListenLaunch Listened = new(AgentAddress.HolderOf(ReadinessWorld.Stt.Group));

    private readonly string _name = $"supervisor-test-{engine.Run}-ready-{Guid.NewGuid():N}"[..48];
    private ReadinessWorld _world = null!;

    private GroupFolder Folder => GroupFolder.Of(_world.Data.Groups, ReadinessWorld.Stt.Group);

    public async ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        Assert.SkipUnless(File.Exists(Python), $"{Python} is not there.");
        _world = await ReadinessWorld.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_world is not null)
        {
            await engine.Client.Containers.RemoveAsync(_name, force: true, volumes: true, default);
            await _world.DisposeAsync();
        }
    }

    [Fact]
    public async Task Library_OverTheMountedSocket_IsHeard()
    {
        await RunAsync("from supervisor_agent import *; assert mark_agent_ready(port=5800)");

        var signal = await _world.Supervisor.NextAsync();
        (signal.Source, signal.Incarnation).ShouldBe(("http", "1-aa"));
        signal.Word.ShouldBeOfType<AgentWord.Ready>();
    }

    [Fact]
    public async Task NotifySocket_Mounted_IsHeard()
    {
        await RunAsync(
            "import os, socket; socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)"
                + ".sendto(b'READY=1', os.environ['NOTIFY_SOCKET'])"
        );

        var signal = await _world.Supervisor.NextAsync();
        (signal.Source, signal.Incarnation).ShouldBe(("notify", "1-aa"));
    }

    [Fact]
    public async Task SameContainerStartedAgain_SpeaksAsItsNextIncarnation()
    {
        const string script = "from supervisor_agent import *; assert mark_agent_ready()";
        await RunAsync(script);
        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
        _world.Supervisor.Incarnation = "2-bb";
        await OpenAsync("2-bb");

        await RunAgainAsync();

        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("2-bb");
    }

    /// <summary>Its image starts the program, which has read by then what was there for the start before.</summary>
    [Fact]
    public async Task Program_ThatBeganBeforeItIsListenedTo_IsHeardAsTheCurrentIncarnation()
    {
        var stop = TestContext.Current.CancellationToken;
        await RunAsync(
            "import time\nfrom supervisor_agent import *\nwhile not mark_agent_ready():\n    time.sleep(0.05)\n",
            Listened
        );
        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
        await _world.Surroundings.CloseAsync(new WorkloadId(ReadinessWorld.Stt, "1-aa"));
        using var wait = Done(await engine.Client.Containers.WaitAsync(_name, WaitFor.NextExit, stop));
        Done(await engine.Client.Containers.StartAsync(_name, stop));
        _world.Supervisor.Incarnation = "2-bb";

        await OpenAsync("2-bb", Listened);

        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("2-bb");
        Done(await wait.ExitAsync(stop).WaitAsync(Patience, stop)).StatusCode.ShouldBe(0);
    }

    [Fact]
    public async Task ProgramOfAnEarlierIncarnation_IsRefusedAsThat()
    {
        await RunAsync(
            "import os; os.environ['SUPERVISOR_INCARNATION'] = '0-00'\n"
                + "from supervisor_agent import *; assert not mark_agent_ready()"
        );

        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("0-00");
    }

    private Task<ValueMap<string>> OpenAsync(string incarnation, LaunchDefinition? launch = null) =>
        _world.OpenAsync(incarnation, launch: launch ?? ReadinessWorld.Contained(ReadinessWorld.Stt));

    /// <summary>Runs a script as the first process of a container, to its good end.</summary>
    private async Task RunAsync(string script, LaunchDefinition? launch = null)
    {
        var variables = await OpenAsync("1-aa", launch);
        var plain = engine.Shell("");
        var spec = plain with
        {
            Cmd = [Python, "-B", "-c", script],
            User = "1000",
            Env = [.. variables.Select(variable => $"{variable.Key}={variable.Value}"), $"PYTHONPATH={Library}"],
            HostConfig = plain.HostConfig! with { Mounts = [.. Mounts()] },
        };
        Done(await engine.Client.Containers.CreateAsync(_name, spec, default));
        await RunAgainAsync();
    }

    private async Task RunAgainAsync()
    {
        var calls = engine.Client.Containers;
        using var wait = Done(await calls.WaitAsync(_name, WaitFor.NextExit, default));
        Done(await calls.StartAsync(_name, default));
        Done(await wait.ExitAsync(default).WaitAsync(Patience)).StatusCode.ShouldBe(0);
    }

    /// <summary>The machine's own Python, and what it needs.</summary>
    private IEnumerable<MountSpec> Mounts() =>
        Folder
            .Mounts.Select(mount => new MountSpec("bind", mount.Source, mount.Target, ReadOnly: !mount.IsWritable))
            .Append(new MountSpec("bind", Script.PythonLibrary, Library, ReadOnly: true))
            .Concat(
                new[] { ("/usr", "/usr"), ("/usr/lib", "/lib"), ("/usr/lib64", "/lib64") }
                    .Where(place => Directory.Exists(place.Item1))
                    .Select(place => new MountSpec("bind", place.Item1, place.Item2, ReadOnly: true))
            );

    private static T Done<T>(EngineOutcome<T> outcome) =>
        outcome.IsOk ? outcome.Value : throw new InvalidOperationException($"{outcome.Failure.Error}");
}

[Collection(DockerEngine.Name)]
public sealed class DockerReadinessTests(DockerFixture engine) : ContainerReadinessTests(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanReadinessTests(PodmanFixture engine) : ContainerReadinessTests(engine);
