using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Tests.Runtimes.Containers.Runs;

/// <summary>Records and containers of one agent, at moments that are told by the minute.</summary>
internal static class RunSamples
{
    public const string Container = "c1";
    public const string Boot = "this-boot";

    public static ContainerRuntimeSettings Settings { get; } = new("cluster", "node", "/nowhere", "/nowhere", Boot);

    public static RunSurroundings NoGap { get; } = new(Boot, Gap: null);

    public static RunSurroundings AfterGap(int from, int to) => new(Boot, new EngineGap(At(from), At(to)));

    public static DateTimeOffset At(int minute) => new(2026, 1, 1, 12, minute, 0, TimeSpan.Zero);

    public static RunRecord Record(int? before = null, int? started = null) =>
        RunRecord.Of(Settings, new WorkloadId(new AgentAddress("shop", "till"), "1-aa"), Container) with
        {
            Before = before is { } then ? At(then) : null,
            Started = started is { } since ? At(since) : null,
        };

    public static ContainerFacts NeverStarted { get; } =
        new()
        {
            Id = Container,
            State = new ContainerState { Status = "created" },
        };

    public static ContainerFacts Running(int since, int pid = 42) =>
        new()
        {
            Id = Container,
            State = new ContainerState
            {
                Status = "running",
                Running = true,
                Pid = pid,
                StartedAt = At(since),
            },
        };

    public static ContainerFacts Ended(int since, int at, long code, bool outOfMemory = false) =>
        new()
        {
            Id = Container,
            State = new ContainerState
            {
                Status = "exited",
                ExitCode = code,
                OutOfMemory = outOfMemory,
                StartedAt = At(since),
                FinishedAt = At(at),
            },
        };
}
