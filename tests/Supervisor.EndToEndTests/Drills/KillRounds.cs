using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.EndToEndTests.Supervised;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>
/// One agent crashes and is started again, and somebody dies at a step of that. Afterwards the machine is looked at: one
/// process of that agent, born once; all others as they were; its end told, by signal or as one that nobody knows.
/// </summary>
internal sealed class KillRounds(SupervisedNode node, Action<string> say)
{
    public const string Crashing = "One";

    private readonly IReadOnlyList<AgentProcess> _bystanders = Bystanders(node);
    private long _lastReady;

    /// <returns>Whether it was killed; if not, a start has no such step.</returns>
    public async Task<bool> KillGuardAsync(KillStep step, bool andDaemon = false)
    {
        var (before, guard) = (node.Running(Crashing), await node.GuardAsync());
        using (var end = ProcessEnd.Of(guard))
        await using (await Tracing.KillAtAsync(guard, step, allThreads: false))
        {
            await MachineProcesses.KillAsync(before.Pid);
            await Task.WhenAny(end.WaitAsync(), node.ReplacedAsync(before));
        }

        // Not by what was noticed first: of two things that have happened, either may be.
        var wasKilled = !MachineProcesses.Guards(node.Scratch.Data).Contains(guard);
        if (wasKilled && andDaemon)
        {
            await node.Daemon.KillAsync();
            await node.StartDaemonAsync();
        }

        await CheckAsync(before, andDaemon ? "guard and daemon" : "guard", step, wasKilled);
        return wasKilled;
    }

    /// <inheritdoc cref="KillGuardAsync"/>
    public async Task<bool> KillDaemonAsync(KillStep step, bool andGuard = false)
    {
        var before = node.Running(Crashing);
        await using (await Tracing.KillAtAsync(node.Daemon.ProcessId, step, allThreads: true))
        {
            await MachineProcesses.KillAsync(before.Pid);
            await Task.WhenAny(node.Daemon.EndAsync(), ReadyAgainAsync());
        }

        var wasKilled = !node.Daemon.IsRunning;
        if (wasKilled)
        {
            if (andGuard)
            {
                await node.KillGuardAsync();
            }

            await node.StartDaemonAsync();
        }

        await CheckAsync(before, andGuard ? "daemon and guard" : "daemon", step, wasKilled);
        return wasKilled;
    }

    private static IReadOnlyList<AgentProcess> Bystanders(SupervisedNode node) =>
        [.. MachineProcesses.Agents(node.Scratch.Data).Where(process => process.Agent != Crashing)];

    /// <summary>As the journal tells it; never, when the daemon that is asked dies.</summary>
    private async Task ReadyAgainAsync()
    {
        try
        {
            var exit = await node.FirstAsync(Crashing, "agent.exited", _lastReady);
            await node.FirstAsync(Crashing, "agent.ready", exit.Version);
        }
        catch (EndOfStreamException)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan);
        }
    }

    private async Task CheckAsync(AgentProcess before, string victim, KillStep step, bool wasKilled)
    {
        var when = wasKilled ? $"{victim} killed at {step}" : $"no {victim} killed, for there is no {step}";
        await node.ReplacedAsync(before);
        var exit = await node.FirstAsync(Crashing, "agent.exited", _lastReady);
        _lastReady = (await node.FirstAsync(Crashing, "agent.ready", exit.Version)).Version;
        var now = await node.ShouldRunOnceAsync(Crashing, when);
        exit.Text.ShouldMatch("ended by signal 9|nobody knows how", when);
        Bystanders(node).ShouldBe(_bystanders, ignoreOrder: true, when);
        await node.GuardedAsync();
        say($"{when}: {exit.Text} {before.Incarnation} is followed by {now.Incarnation}, pid {now.Pid}.");
    }
}
