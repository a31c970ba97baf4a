using System.Diagnostics;
using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>How programs in a container are started, and what they find there.</summary>
public abstract class ExecTests(EngineFixture engine) : IAsyncLifetime
{
    private const string Waits = "while :; do sleep 1; done";

    private ExecWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ExecWorld.StartAsync(engine, new NewsLog());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (_world?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Start_WithSurroundings_FindsThemAndNoneOfTheContainersThatIsTakenOut()
    {
        var launch = ExecWorld.Shell("id -u; pwd; echo $HERB-${SPICE-unset}; cat; echo ready >&3") with
        {
            User = "1000",
            Directory = "/tmp",
            Environment = ValueMap<string?>.Empty.With("HERB", "sage").With("SPICE", null),
        };
        var request = ExecWorld.Request("1-aa", launch);

        await _world.ThereAsync(request);

        var ended = await _world.News.EndOfAsync(request.Id);
        ended.Exit.ShouldNotBeNull().Code.ShouldBe(0);
        ended.Notification.ShouldBe("ready");
        _world.LogText.ShouldBe("1000\n/tmp\nsage-unset\n");
    }

    [Theory]
    [InlineData("1000", "/no/such/directory", "/no/such/directory")]
    [InlineData("nobody-here", null, "nobody-here")]
    public async Task Start_WithoutItsDirectoryOrUser_FailsAndLeavesNothing(
        string user,
        string? directory,
        string named
    )
    {
        var launch = ExecWorld.Shell(Waits) with { User = user, Directory = directory };

        var outcome = await _world.StartAsync(ExecWorld.Request("1-aa", launch));

        outcome.ShouldBeOfType<LaunchOutcome.Failed>($"{outcome}").Error.Why.ShouldContain(named);
        Directory.EnumerateFiles(_world.Folder.Starts).ShouldBeEmpty();
        Directory.EnumerateFiles(_world.Folder.Records).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_SameIncarnationByTwoDaemonsAtOnce_IsOneProgram()
    {
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell("echo here; echo up >&3; " + Waits));
        await using var other = _world.NewDaemon();

        var outcomes = await Task.WhenAll(
            _world.StartAsync(request),
            other.StartAsync(request, _world.Container),
            other.StartAsync(request, _world.Container)
        );

        outcomes
            .OfType<LaunchOutcome.There>()
            .Select(there => there.Workload.Process)
            .Distinct()
            .ShouldHaveSingleItem();
        await _world.NotificationAsync();
        _world.LogText.ShouldBe("here\n");
    }

    [Fact]
    public async Task Program_WhileItRuns_HasTheMachinesPid()
    {
        var word = $"{Guid.NewGuid():N}";
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell($": {word}; {Waits}"));

        var pid = (await _world.ThereAsync(request)).Process.ShouldNotBeNull().Pid.ShouldNotBeNull();

        ExecWorld.CommandOf(pid).ShouldContain(word);
        pid.ShouldNotBe(_world.RecordOf(request.Id).Program.ShouldNotBeNull().Pid);
        await _world.RestartDaemonAsync();
        (await _world.LookAsync(request.Id)).ShouldNotBeNull().Process.ShouldNotBeNull().Pid.ShouldBe(pid);
    }

    [Fact]
    public async Task Program_InAContainerThatSharesTheMachinesPids_HasTheOneThatItKnows()
    {
        await using var world = await ExecWorld.StartAsync(engine, new NewsLog(), ExecWorld.WithThePidsOfTheMachine);
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell(Waits));

        var found = await world.ThereAsync(request);

        found.Process.ShouldNotBeNull().Pid.ShouldBe(world.RecordOf(request.Id).Program.ShouldNotBeNull().Pid);
        MachinePids.Find(world.Container, world.Folder, ExecWorld.ThisProcess).ShouldBeNull("It is no program of its.");
    }

    [Theory]
    [InlineData("SIGTERM", 120)]
    [InlineData("SIGKILL", 0)]
    public async Task Record_ThatNamesAProcessOfTheMachine_HasItNotEnded(string signal, int grace)
    {
        await using var world = await ExecWorld.StartAsync(engine, new NewsLog(), ExecWorld.WithThePidsOfTheMachine);
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell(Waits));
        await world.ThereAsync(request);
        using var other = Process.Start("setsid", ["sleep", "1000"]);
        try
        {
            world.Forge(request.Id, ExecWorld.MarkOf(other.Id));

            await world.Workloads.StopAsync(request.Id, signal, TimeSpan.FromSeconds(grace), world.Container);

            other.HasExited.ShouldBeFalse();
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task Program_LeavesSomebodyBehind_TakesHimAlong()
    {
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell("sleep 1000 & echo $!; exit 0"));

        await _world.ThereAsync(request);
        await _world.News.EndOfAsync(request.Id);

        var left = int.Parse(_world.LogText.Trim(), null);
        (await _world.LivesAsync(left)).ShouldBeFalse();
    }

    [Fact]
    public async Task Stop_ByAnInterrupt_ReachesAProgramThatWaitsForIt()
    {
        var line = "trap 'echo interrupted; exit 5' INT; echo deaf >&3; " + Waits;
        var request = ExecWorld.Request("1-aa", ExecWorld.Shell(line) with { User = "1000" });
        await _world.ThereAsync(request);
        await _world.NotificationAsync();

        await _world.Workloads.StopAsync(request.Id, "SIGINT", TimeSpan.FromMinutes(2), _world.Container);

        var exit = (await _world.News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();
        (exit.Code, exit.Cause).ShouldBe((5, ExitCause.Stop));
    }
}

[Collection(DockerEngine.Name)]
public sealed class DockerExecTests(DockerFixture engine) : ExecTests(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanExecTests(PodmanFixture engine) : ExecTests(engine);
