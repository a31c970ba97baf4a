using Shouldly;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Runtimes.Containers.Runs.RunSamples;

namespace Supervisor.Tests.Runtimes.Containers.Runs;

public sealed class RunTranslationTests
{
    [Fact]
    public void Process_IsTheContainersFirst()
    {
        var workload = Of(Running(since: 3, pid: 7));

        var process = workload.Process.ShouldNotBeNull();
        (process.Pid, process.Started, process.Container).ShouldBe((7, At(3), Container));
    }

    [Theory]
    [InlineData("starting", HealthStatus.Starting)]
    [InlineData("healthy", HealthStatus.Healthy)]
    [InlineData("unhealthy", HealthStatus.Unhealthy)]
    public void Health_IsTheEnginesWithTheLastLineOfTheLastLook(string status, HealthStatus expected)
    {
        var looks = new[]
        {
            new HealthLook { Output = "old" },
            new HealthLook { Output = "first\nlast  \n" },
        };

        Of(Running(since: 3), new HealthFacts(status, 0, looks)).Health.ShouldBe(new WorkloadHealth(expected, "last"));
    }

    [Fact]
    public void Health_ThatNobodyLooksAfter_IsNone()
    {
        Of(Running(since: 3)).Health.ShouldBeNull();
        Of(Running(since: 3), new HealthFacts("none", 0, null)).Health.ShouldBeNull();
    }

    [Fact]
    public void Health_BeforeTheFirstLook_HasNoLine() =>
        Of(Running(since: 3), new HealthFacts("starting", 0, [])).Health!.Output.ShouldBe("");

    [Fact]
    public void Pause_IsTheEnginesWithTheCommandThatEndsIt()
    {
        var paused = Running(since: 3) with { Name = "/shop-till-1" };
        paused = paused with { State = paused.State! with { Running = false, Paused = true } };

        Of(paused).Pause.ShouldBe(new WorkloadPause("shop-till-1", "docker unpause shop-till-1"));
        ContainerPause.Of(paused, EngineKind.Podman)!.Remedy.ShouldBe("podman unpause shop-till-1");
        Of(Running(since: 3)).Pause.ShouldBeNull();
    }

    private static Workload Of(ContainerFacts container, HealthFacts? health = null)
    {
        var record = Record(started: 3);
        var seen = container with { State = container.State! with { Health = health } };
        return RunTranslation
            .Of(record, RunRules.Judge(record, seen, NoGap), seen, ContainerPause.Of(seen, EngineKind.Docker), [])
            .ShouldNotBeNull();
    }
}
