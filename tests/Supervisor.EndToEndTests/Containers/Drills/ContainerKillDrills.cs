using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>
/// <c>kill -9</c> of everything that a fleet in containers rests on: containers, programs within them, the engine, its containerd, its
/// shims, the daemon, the guard; at rest and at every step of a restart.
/// </summary>
public sealed class ContainerKillDrills(ITestOutputHelper output)
{
    private const int MostSteps = 12;

    /// <summary>From the end of a container to its next life, as long as that takes an engine, and a little more.</summary>
    private static readonly int[] MomentsOfARestart = [0, 5, 15, 30, 60, 100, 150, 200, 300, 450, 700, 1000];

    /// <summary>What the daemon does beside waiting: what of it is in the journal, in files, or asked of the engine.</summary>
    private static readonly string[] CallsOfTheDaemon =
    [
        "pwrite64",
        "fdatasync",
        "connect",
        "sendmsg",
        "sendto",
        "recvmsg",
        "openat",
        "unlink",
        "bind",
    ];

    [Drill("kill-containers")]
    public async Task Containers_WithEverybodyKilledAroundThem_ComeBackOnceEach()
    {
        await using var world = await EngineWorld.StartAsync();
        var rounds = new ContainerRounds(world, output.WriteLine);

        await AtRestAsync(world, rounds);
        await rounds.AtRestAsync("the engine", () => RestartEngineAsync(world));
        await rounds.AtRestAsync("engine and daemon", () => BothAsync(world));
        foreach (var moment in MomentsOfARestart)
        {
            var after = TimeSpan.FromMilliseconds(moment);
            await rounds.AmidRestartAsync("the daemon", after, () => RestartDaemonAsync(world));
            await rounds.AmidRestartAsync("the guard", after, () => KillGuardAsync(world));
            await rounds.AmidRestartAsync("the engine", after, () => RestartEngineAsync(world), endsContainers: true);
            await rounds.AmidRestartAsync("both", after, () => BothAsync(world), endsContainers: true);
        }

        await EndAsync(world);
    }

    [Drill("kill-container-daemon")]
    public async Task Daemon_KilledAtEveryStepOfContainersRestart_LeavesOneOfEach()
    {
        await using var world = await EngineWorld.StartAsync();
        var rounds = new ContainerRounds(world, output.WriteLine);
        var kills = 0;
        foreach (var call in CallsOfTheDaemon)
        {
            for (
                var number = 1;
                number <= MostSteps && await rounds.DaemonAtAsync(new KillStep(call, number));
                number++
            )
            {
                kills++;
            }
        }

        output.WriteLine($"{kills} kills.");
        await EndAsync(world);
    }

    [Drill("kill-containers-kept")]
    public async Task EngineThatKeepsContainers_Killed_EndsNothing()
    {
        await using var world = await EngineWorld.StartAsync(keepsContainers: true);
        var rounds = new ContainerRounds(world, output.WriteLine);

        await AtRestAsync(world, rounds);
        foreach (var moment in MomentsOfARestart)
        {
            var after = TimeSpan.FromMilliseconds(moment);
            await rounds.AmidRestartAsync("the engine", after, () => RestartEngineAsync(world));
            await rounds.AmidRestartAsync("both", after, () => BothAsync(world));
        }

        await EndAsync(world);
    }

    private static async Task AtRestAsync(EngineWorld world, ContainerRounds rounds)
    {
        await rounds.AtRestAsync(
            "the container that is an agent",
            () => world.KillContainerAsync(EngineWorld.Solo),
            EngineWorld.Solo
        );
        await rounds.AtRestAsync(
            "the container of others",
            () => world.KillContainerAsync("platform"),
            EngineWorld.Holder
        );
        await rounds.AtRestAsync(
            "a program within",
            () => MachineProcesses.KillAsync(world.Recorder.Living("one").ShouldHaveSingleItem()),
            "platform/one"
        );
        await rounds.AtRestAsync("the daemon", () => RestartDaemonAsync(world));
        await rounds.AtRestAsync("the guard", () => KillGuardAsync(world));
        foreach (var group in new[] { EngineWorld.Solo, "platform" })
        {
            var id = (await world.InspectAsync(group)).Id;
            await rounds.AtRestAsync(
                $"the shim of {group}",
                () => MachineProcesses.KillAsync(EngineWorld.HelperOf("containerd-shim-runc-v2", id)),
                group == EngineWorld.Solo ? EngineWorld.Solo : EngineWorld.Holder
            );
        }

        await rounds.AtRestAsync(
            "containerd",
            () => MachineProcesses.KillAsync(EngineWorld.HelperOf("containerd", world.EngineDirectory))
        );
    }

    private static async Task RestartDaemonAsync(EngineWorld world)
    {
        await world.Fleet.StopDaemonAsync(Posix.SigKill);
        await world.Fleet.StartDaemonAsync();
    }

    private static async Task RestartEngineAsync(EngineWorld world)
    {
        await world.Engine.KillAsync();
        await world.Engine.StartAsync();
    }

    private static async Task BothAsync(EngineWorld world)
    {
        await world.Fleet.StopDaemonAsync(Posix.SigKill);
        await RestartEngineAsync(world);
        await world.Fleet.StartDaemonAsync();
    }

    /// <summary>It is there for the logs of what runs within containers; the daemon starts another.</summary>
    private static async Task KillGuardAsync(EngineWorld world)
    {
        var guard = await MachineProcesses.GuardAsync(world.Fleet.Scratch.Data);
        await MachineProcesses.KillAsync(guard);
    }

    private async Task EndAsync(EngineWorld world)
    {
        var shown = await world.Fleet.PbmAsync("node", "show");
        shown.Out.ShouldMatch(@"ORPHANS\s+none");
        output.WriteLine($"{world.Recorder.Births.Count} births; the node at the end:\n{shown.Out}");
    }
}
