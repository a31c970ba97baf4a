using System.Diagnostics;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Exec;

/// <summary>
/// Passes when a command of the host exits with 0. It runs as the agent's user, in its directory, with its environment, in a
/// session of its own; whatever of it is left at its end, or when its time is up, is killed.
/// </summary>
internal static class ExecProbe
{
    // Of a pipe whose writers were killed the end comes at once, or as soon as a busy machine lets this process read it; only
    // who left the session can hold it open.
    private static readonly TimeSpan OutputTime = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan DeathTime = TimeSpan.FromSeconds(1);

    internal static async Task<ProbeAnswer> AskAsync(AgentDefinition agent, ValueList<string> command, ProbeTime limit)
    {
        // To start a process blocks for a while, and nobody who asks may be blocked.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        // Who runs in a container is asked there.
        var launch = (ProcessLaunch)agent.Launch;
        if (WhyNot(launch, command) is { } reason)
        {
            return ProbeAnswer.Failed(reason);
        }

        var user = await HostUser.FindAsync(launch.User, limit.Up);
        return user.Problem is { } problem
            ? ProbeAnswer.Failed(problem)
            : await RunAsync(ExecCommand.Of(launch, command, user, limit.Limit), limit);
    }

    private static string? WhyNot(ProcessLaunch launch, ValueList<string> command) =>
        command.Count == 0 ? "it runs nothing"
        : HostTools.Missing is { } missing ? $"this machine has no '{missing}', by which it would be run"
        : !Directory.Exists(launch.Directory) ? $"its directory '{launch.Directory}' is not there"
        : null;

    private static async Task<ProbeAnswer> RunAsync(ProcessStartInfo command, ProbeTime limit)
    {
        using var process = Process.Start(command) ?? throw new IOException("it could not be started");
        await using var output = new ExecOutput(process);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Up);
        }
        catch (OperationCanceledException) when (limit.IsUp)
        {
            await KillAsync(process);
            return ProbeAnswer.Failed($"{limit.NoAnswer}{await output.SaidAsync(OutputTime)}");
        }

        // The command has ended, and so must those whom it left in the background: a probe leaves nothing behind.
        ProcessGroup.Kill(process.Id);
        return process.ExitCode == 0
            ? ProbeAnswer.Ok
            : ProbeAnswer.Failed($"{ExitText.Of(process.ExitCode)}{await output.SaidAsync(OutputTime)}");
    }

    private static async Task KillAsync(Process process)
    {
        if (!ProcessGroup.Kill(process.Id))
        {
            // It had no time yet to become the leader of a group, so it is alone.
            process.Kill();
        }

        using var death = new CancellationTokenSource(DeathTime);
        try
        {
            await process.WaitForExitAsync(death.Token);
        }
        catch (OperationCanceledException)
        {
            // It hangs in the kernel, as on a dead network disk. It is dead as soon as it wakes, and nobody waits for that.
        }
    }
}
