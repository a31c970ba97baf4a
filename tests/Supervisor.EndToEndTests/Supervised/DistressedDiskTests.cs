using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>
/// A disk that is full, or on which nothing arrives, while an agent crashes: it is started again from memory, commands are
/// turned away, and when the disk is back all is written, before anything new.
/// </summary>
public sealed class DistressedDiskTests(ITestOutputHelper output)
{
    private const string FromMemory = "takes no events: its actor goes on from memory";

    [Fact]
    public async Task Disk_Full_CrashingAgentIsRestartedCommandsAreRefusedAndAllIsWrittenLater()
    {
        await using var node = await SupervisedNode.StartOnSmallDiskAsync(sizeInMiB: 24, "One", "Two");
        var two = node.Running("Two");

        var crashes = await CrashUntilDegradedAsync(node);
        var afterDisk = await CrashAsync(node);

        await CommandsAreRefusedAsync(node);
        node.Disk!.MakeRoom();
        await WrittenInOrderAsync(node, crashes + 1);
        (await node.ShouldRunOnceAsync("One")).Incarnation.ShouldNotBe(afterDisk.Incarnation);
        node.Running("Two").ShouldBe(two);
    }

    [Fact]
    public async Task Sync_Hung_CrashingAgentIsRestartedCommandsAreRefusedAndAllIsWrittenLater()
    {
        await using var node = await SupervisedNode.StartAsync("One", "Two");
        var two = node.Running("Two");
        const int Crashes = 3;
        await using (await Tracing.HangSyncsAsync(node.Daemon.ProcessId))
        await using (await Tracing.HangSyncsAsync(await node.GuardAsync()))
        {
            for (var crash = 0; crash < Crashes; crash++)
            {
                await CrashAsync(node);
            }

            await CommandsAreRefusedAsync(node);
        }

        await WrittenInOrderAsync(node, Crashes);
        await node.ShouldRunOnceAsync("One");
        node.Running("Two").ShouldBe(two);
    }

    [Fact]
    public async Task Daemon_KilledWhileTheDiskIsFull_AdoptsWhatWasStartedFromMemory()
    {
        await using var node = await SupervisedNode.StartOnSmallDiskAsync(sizeInMiB: 24, "One", "Two");
        await CrashUntilDegradedAsync(node);
        await CrashAsync(node);
        var (one, two) = (node.Running("One"), node.Running("Two"));

        await node.Daemon.KillAsync();
        node.Disk!.MakeRoom();
        await node.StartDaemonAsync();

        await node.ExpectAsync("One", "agent.adopted");
        await node.ExpectAsync("One", "agent.ready");
        (await node.ShouldRunOnceAsync("One")).ShouldBe(one);
        node.Running("Two").ShouldBe(two);
    }

    /// <summary>The reserve is given up first, and whatever room that makes is taken as well.</summary>
    /// <returns>How often the agent has crashed.</returns>
    private static async Task<int> CrashUntilDegradedAsync(SupervisedNode node)
    {
        var degraded = node.Daemon.ExpectAsync(FromMemory);
        var crashes = 0;
        while (!degraded.IsCompleted)
        {
            node.Disk!.FillUp();
            await CrashAsync(node);
            crashes++;
        }

        await degraded;
        return crashes;
    }

    private static async Task<AgentProcess> CrashAsync(SupervisedNode node)
    {
        var before = node.Running("One");
        await MachineProcesses.KillAsync(before.Pid);
        await node.ReplacedAsync(before);
        return await node.ShouldRunOnceAsync("One");
    }

    private async Task CommandsAreRefusedAsync(SupervisedNode node)
    {
        foreach (var agent in new[] { "One", "Two" })
        {
            var process = node.Running(agent);
            var refused = await PbmProgram.RunAsync(node.Scratch, "agent", "restart", agent);
            output.WriteLine($"{refused.Exit}: {refused.Out}{refused.Error}");
            refused.Exit.ShouldBe(1);
            refused.Error.ShouldContain("is not taken now, and nothing was changed");
            node.Running(agent).ShouldBe(process);
        }
    }

    /// <summary>A new command comes after all that happened meanwhile.</summary>
    private static async Task WrittenInOrderAsync(SupervisedNode node, int crashes)
    {
        await node.Daemon.ExpectAsync("takes events again");
        var before = node.Running("One");
        var restarted = await PbmProgram.RunAsync(node.Scratch, "agent", "restart", "One", "--wait");
        restarted.Exit.ShouldBe(0, restarted.Error);
        await node.ReplacedAsync(before);
        var ordered = await node.FirstAsync("One", "agent.restart-ordered", after: 0);
        var exit = 0L;
        for (var crash = 0; crash < crashes; crash++)
        {
            exit = (await node.FirstAsync("One", "agent.exited", exit)).Version;
        }

        exit.ShouldBeLessThan(ordered.Version);
    }
}
