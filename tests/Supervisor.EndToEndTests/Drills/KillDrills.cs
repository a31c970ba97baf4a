using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.EndToEndTests.Supervised;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>
/// <c>kill -9</c> of agents, daemon and guard at every step of a start. A start of an agent is intended in the journal, made by
/// the guard, and its outcome journaled; the steps are the system calls that both make on the way.
/// </summary>
public sealed class KillDrills(ITestOutputHelper output)
{
    /// <summary>Enough that the restarts of one are no storm.</summary>
    private const int Bystanders = 60;

    /// <summary>Of one kind; those after that are a guard's that has just begun, and no further steps.</summary>
    private const int MostSteps = 20;

    private const int AgentKills = 90;

    private static readonly string[] MomentsOfAStart = ["agent.started", "agent.said-ready", "agent.ready"];

    /// <summary>What the guard does outside its own memory. strace counts calls of each kind for themselves.</summary>
    private static readonly string[] CallsOfTheGuard =
    [
        "epoll_wait",
        "epoll_ctl",
        "read",
        "sendto",
        "wait4",
        "waitid",
        "stat",
        "lstat",
        "access",
        "openat",
        "getdents64",
        "fcntl",
        "flock",
        "pread64",
        "pwrite64",
        "ftruncate",
        "unlink",
        "mkdir",
        "rmdir",
        "mknodat",
        "clone,clone3",
        "pidfd_open",
        "timerfd_settime",
        "close",
    ];

    /// <summary>What the daemon does beside waiting: what of it is in the journal, told to the guard, or in files.</summary>
    private static readonly string[] CallsOfTheDaemon =
    [
        "pwrite64",
        "fdatasync",
        "sendto",
        "recvmsg",
        "unlink",
        "openat",
        "bind",
        "epoll_ctl",
    ];

    [Theory]
    [InlineData("clone,clone3", 1)] // It is written down, and nothing was born.
    [InlineData("pidfd_open", 1)] // It was born, and its pid is written down nowhere.
    [InlineData("sendto", 3)] // It runs, and the daemon was not told.
    [InlineData("pwrite64", 4)] // It has said that it is ready, and that is written down nowhere.
    public async Task Guard_KilledAtAStepOfAStart_LeavesOneProcessOfEachAgent(string call, int number)
    {
        await using var node = await SupervisedNode.StartAsync(KillRounds.Crashing, "Two");

        (await new KillRounds(node, output.WriteLine).KillGuardAsync(new KillStep(call, number))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("fdatasync", 1)] // The end and the restart that follows are not yet durable.
    [InlineData("bind", 1)] // The start is durable, and its sockets are being made.
    [InlineData("fdatasync", 3)] // It runs, and that is not yet durable.
    public async Task Daemon_KilledAtAStepOfAStart_LeavesOneProcessOfEachAgent(string call, int number)
    {
        await using var node = await SupervisedNode.StartAsync(KillRounds.Crashing, "Two");

        (await new KillRounds(node, output.WriteLine).KillDaemonAsync(new KillStep(call, number))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("guard", "pidfd_open", 1)]
    [InlineData("daemon", "bind", 1)]
    public async Task GuardAndDaemon_KilledAtAStepOfAStart_LeaveOneProcessOfEachAgent(
        string first,
        string call,
        int number
    )
    {
        await using var node = await SupervisedNode.StartAsync(KillRounds.Crashing, "Two");
        var rounds = new KillRounds(node, output.WriteLine);
        var step = new KillStep(call, number);

        var wasKilled =
            first == "guard"
                ? await rounds.KillGuardAsync(step, andDaemon: true)
                : await rounds.KillDaemonAsync(step, andGuard: true);

        wasKilled.ShouldBeTrue();
    }

    [Drill("kill-guard")]
    public Task Guard_KilledAtEverySystemCallOfAStart_LeavesOneProcessOfEachAgent() =>
        SweepAsync((rounds, step) => rounds.KillGuardAsync(step), CallsOfTheGuard);

    [Drill("kill-daemon")]
    public Task Daemon_KilledAtEveryStepOfAStart_LeavesOneProcessOfEachAgent() =>
        SweepAsync((rounds, step) => rounds.KillDaemonAsync(step), CallsOfTheDaemon);

    [Drill("kill-both")]
    public async Task GuardAndDaemon_KilledAtEveryStepOfAStart_LeaveOneProcessOfEachAgent()
    {
        await SweepAsync(
            (rounds, step) => rounds.KillGuardAsync(step, andDaemon: true),
            ["mkdir", "pwrite64", "clone,clone3", "pidfd_open", "sendto", "epoll_wait", "unlink", "close"]
        );
        await SweepAsync((rounds, step) => rounds.KillDaemonAsync(step, andGuard: true), CallsOfTheDaemon);
    }

    [Drill("kill-agents")]
    public async Task Agents_KilledAtEveryMomentOfTheirStart_AreStartedAgainOnceEach()
    {
        await using var node = await StartAsync();
        long last = 0;
        for (var kill = 0; kill < AgentKills; kill++)
        {
            var name = MomentsOfAStart[kill % MomentsOfAStart.Length];
            last = (await node.FirstAsync(KillRounds.Crashing, name, last)).Version;
            var process = node.Running(KillRounds.Crashing);
            await MachineProcesses.KillAsync(process.Pid);
            var exit = await node.FirstAsync(KillRounds.Crashing, "agent.exited", last);
            exit.Text.ShouldContain("signal 9");
            last = exit.Version;
            output.WriteLine($"{process.Incarnation} killed at {name}: {exit.Text}");
        }

        await node.FirstAsync(KillRounds.Crashing, "agent.ready", last);
        await node.ShouldRunOnceAsync(KillRounds.Crashing);
        MachineProcesses.Agents(node.Scratch.Data).Count.ShouldBe(Bystanders + 1);
    }

    /// <summary>Step after step of each kind, until a start has no further one.</summary>
    private async Task SweepAsync(Func<KillRounds, KillStep, Task<bool>> kill, IReadOnlyList<string> calls)
    {
        await using var node = await StartAsync();
        var rounds = new KillRounds(node, output.WriteLine);
        var kills = 0;
        foreach (var call in calls)
        {
            var number = 1;
            while (number <= MostSteps && await kill(rounds, new KillStep(call, number)))
            {
                number++;
                kills++;
            }
        }

        var shown = await PbmProgram.RunAsync(node.Scratch, "node", "show");
        shown.Out.ShouldMatch(@"ORPHANS\s+none");
        output.WriteLine($"{kills} kills; the node at the end:\n{shown.Out}");
    }

    private static Task<SupervisedNode> StartAsync() =>
        SupervisedNode.StartAsync([
            KillRounds.Crashing,
            .. Enumerable.Range(1, Bystanders).Select(number => $"Bystander{number}"),
        ]);
}
