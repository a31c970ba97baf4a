using System.Collections.Concurrent;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>Whether containers have the shell that programs are started by. Each is asked once a run.</summary>
internal sealed class ShellChecks(TimeProvider clock)
{
    private const string Word = "here";

    private readonly ConcurrentDictionary<ExecRun, Lazy<Task<LaunchOutcome?>>> _checks = new();

    /// <returns>Why nothing can be started in it; null when programs can.</returns>
    public async Task<LaunchOutcome?> ProblemOfAsync(ExecContainer container, CancellationToken stop)
    {
        foreach (var past in _checks.Keys.Where(run => run.Container == container.Id && run != container.Run))
        {
            _checks.TryRemove(past, out _);
        }

        var check = _checks.GetOrAdd(container.Run, _ => new(() => CheckAsync(container, stop)));
        var problem = await check.Value;
        if (problem is not null)
        {
            // Perhaps the engine was at fault: the next start asks again.
            _checks.TryRemove(container.Run, out _);
        }

        return problem;
    }

    private async Task<LaunchOutcome?> CheckAsync(ExecContainer container, CancellationToken stop)
    {
        string[] command = ["sh", "-c", $"command -v ln >/dev/null && echo {Word}"];
        var said = await ContainerCommand.RunAsync(container, command, user: null, clock, stop);
        if (said is { IsOk: true, Value: Word })
        {
            return null;
        }

        var words = said.IsOk ? said.Value : (said.Failure as EngineFailure.Refused)?.Message;
        return words is not null && await container.IsStillRunningAsync()
            ? NoShell(words)
            : new LaunchOutcome.Unknown(said.Failure?.Error ?? NoShell(words!).Error);
    }

    private static LaunchOutcome.Failed NoShell(string words) =>
        new(
            new OperatorError(
                EngineErrorCodes.Refused,
                "The image has no POSIX shell with ln, and agents within a container are started by one.",
                words.Length == 0 ? "There is a shell, and no ln." : words,
                "Add a shell to the image (Debian and Alpine have one, distroless images do not), or give each agent an image."
            )
        );
}
