using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What a file wants to be run in a container after its start and before its stop.</summary>
public abstract class ContainerHookContract(EngineFixture engine) : ContainerRunContract(engine)
{
    private const string WaitsForTheHook = "while [ ! -e /tmp/hook ]; do sleep 0.05; done; exit 7";
    private const string EndsByItsHook =
        "trap '[ -e /tmp/hook ] && exit 9; exit 1' TERM; echo up; while :; do sleep 1000 & wait; done";

    [Fact]
    public async Task PostStart_IsRunInTheContainer_InEachOfItsRuns()
    {
        var first = Request(1, WaitsForTheHook + "; rm /tmp/hook", postStart: "echo x > /tmp/hook");

        await EndsAsync(first, code: 7);
        await EndsAsync(ContainerWorld.Request(first.Id.Agent, 2, first.Definition.Launch), code: 7);
    }

    [Fact]
    public async Task PostStart_HasTheVariablesUserAndDirectoryOfTheFile()
    {
        var hook = new HookModel(["/bin/sh", "-c", "[ $HERB = sage ] && [ $(id -u) = 12 ] && [ $PWD = /tmp ]"])
        {
            User = "12",
            WorkingDirectory = "/tmp",
            Environment = ValueMap<string?>.Empty.With("HERB", "sage"),
        };

        await ThereAsync(Request(1, Waits, service => service with { PostStart = [hook] }));
    }

    [Fact]
    public async Task PostStart_ThatFails_FailsTheStartAndEndsTheContainer()
    {
        var request = Request(1, Waits, postStart: "echo no herb >&2; exit 3");

        var outcome = await Runtime.StartAsync(request);

        var error = outcome.ShouldBeOfType<LaunchOutcome.Failed>(outcome.ToString()).Error;
        error.Message.ShouldContain("post_start");
        error.Why.ShouldBe("It ended with exit code 3, and said: no herb");
        (await World.InspectAsync()).State!.Running.ShouldBeFalse();
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task PostStart_OfAContainerThatEndsMeanwhile_IsNotWhatHasFailed()
    {
        var outcome = await Runtime.StartAsync(Request(1, "exit 6", postStart: "sleep 1000"));

        var workload = outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload;
        workload.Exit.ShouldNotBeNull().Code.ShouldBe(6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PreStop_IsRunBeforeTheSignal(bool byTheNextDaemon)
    {
        var request = Request(1, EndsByItsHook, preStop: "echo x > /tmp/hook");
        await ThereAsync(request);
        await World.SaysAsync("up");
        if (byTheNextDaemon)
        {
            await RestartAsync();
        }

        (await Runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromHours(1))).ShouldBeOfType<StopOutcome.Told>();

        var exit = (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull();
        (exit.Code, exit.Cause).ShouldBe((9, ExitCause.Stop));
    }

    [Fact]
    public async Task PreStop_ThatFails_IsToldOfAndTheContainerIsStoppedAllTheSame()
    {
        var request = Request(1, EndsByItsHook, preStop: "echo x > /tmp/hook; echo not now >&2; exit 1");
        await ThereAsync(request);
        await World.SaysAsync("up");

        await Runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromHours(1));

        (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull().Code.ShouldBe(9);
        World.Notes.ShouldHaveSingleItem().Text.ShouldContain("not now");
    }

    [Fact]
    public async Task PreStop_ThatHangs_EndsWithTheGrace()
    {
        var request = Request(1, EndsByItsHook, preStop: "sleep 1000");
        await ThereAsync(request);

        await Runtime.StopAsync(request.Id, "SIGTERM", TimeSpan.FromMilliseconds(100));

        (await News.EndOfAsync(request.Id)).Exit.ShouldNotBeNull().Code.ShouldBe(137);
    }

    private LaunchRequest Request(int number, string line, string? postStart = null, string? preStop = null) =>
        Request(number, line, service => service with { PostStart = HooksOf(postStart), PreStop = HooksOf(preStop) });

    private LaunchRequest Request(int number, string line, Func<ServiceModel, ServiceModel> change)
    {
        var container = World.DefinitionOf(["/bin/sh", "-c", line]);
        var launch = new ContainerLaunch(container with { Service = change(container.Service) });
        return ContainerWorld.Request(ContainerWorld.Agent, number, launch);
    }

    private static ValueList<HookModel> HooksOf(string? line) =>
        line is null ? [] : [new HookModel(["/bin/sh", "-c", line])];
}
