using System.Globalization;
using System.Text;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.Runtimes.Probing;
using Supervisor.Runtimes.Probing.Exec;
using Supervisor.Runtimes.Probing.Places;

namespace Supervisor.Runtimes.Docker.Exec;

/// <summary>Runs commands in containers by the engine's exec.</summary>
internal sealed class EngineCommands(EngineClient engine, TimeProvider time) : IContainerCommands
{
    private const int Kept = 4 * 1024;

    // An engine tells of the end of a command's output before it tells of the command's.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    // Asked for when the time is up already, so that nothing is left behind.
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    public async Task<ContainerCommandEnd> RunAsync(ContainerCommand command, CancellationToken timeUp)
    {
        var created = await engine.Exec.CreateAsync(command.Container, SpecOf(command), timeUp);
        if (!created.IsOk)
        {
            return NotRun(created.Failure);
        }

        var id = created.Value.Id;
        try
        {
            return await AttachAsync(id, timeUp);
        }
        catch (OperationCanceledException)
        {
            await KillAsync(id, command.Container);
            throw;
        }
    }

    private static ExecSpec SpecOf(ContainerCommand command) =>
        new()
        {
            Cmd = command.Words,
            Env = command.Environment,
            User = command.User,
            WorkingDir = command.Directory,
            Privileged = command.IsPrivileged ? true : null,
            AttachStdout = true,
            AttachStderr = true,
        };

    private async Task<ContainerCommandEnd> AttachAsync(string id, CancellationToken timeUp)
    {
        var attached = await engine.Exec.AttachAsync(id, isTerminal: false, timeUp);
        if (!attached.IsOk)
        {
            return NotRun(attached.Failure);
        }

        using var session = attached.Value;
        var said = await ReadAsync(session.Output, timeUp);
        return await EndAsync(id, said, timeUp);
    }

    private async Task<ContainerCommandEnd> EndAsync(string id, string said, CancellationToken timeUp)
    {
        while (true)
        {
            var facts = await engine.Exec.InspectAsync(id, timeUp);
            if (!facts.IsOk)
            {
                return NotRun(facts.Failure);
            }

            if (facts.Value is { Running: false, ExitCode: { } code })
            {
                return new ContainerCommandEnd(code, said);
            }

            await Task.Delay(Pause, time, timeUp);
        }
    }

    /// <summary>All is read, so that the command need not wait, and the beginning is kept.</summary>
    private static async Task<string> ReadAsync(EngineFeed<OutputPart> feed, CancellationToken timeUp)
    {
        var (output, errors) = (new MemoryStream(), new MemoryStream());
        await foreach (var part in feed.ReadAllAsync(timeUp))
        {
            var target = part.Kind == OutputKind.Errors ? errors : output;
            var room = Kept - (int)target.Length;
            target.Write(part.Bytes.Span[..Math.Min(room, part.Bytes.Length)]);
        }

        return LineOf(errors) is { Length: > 0 } error ? error : LineOf(output);
    }

    private static string LineOf(MemoryStream text) =>
        OneLine.Of(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));

    /// <summary>
    /// The engine has no call for it. A command's process is seen by the machine, unless the engine is another's; only what
    /// bears the container's mark is touched.
    /// </summary>
    private async Task KillAsync(string id, string container)
    {
        using var farewell = new CancellationTokenSource(FarewellTime, time);
        try
        {
            var facts = await engine.Exec.InspectAsync(id, farewell.Token);
            if (facts is { IsOk: true, Value: { Running: true, Pid: > 0 and var pid } found })
            {
                KillIfOf(found.ContainerId ?? container, pid);
            }
        }
        catch (OperationCanceledException)
        {
            // The engine hangs; then the command is not what is wrong.
        }
    }

    private static void KillIfOf(string container, int pid)
    {
        try
        {
            var cgroup = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/cgroup"));
            if (container.Length > 0 && cgroup.Contains(container, StringComparison.Ordinal))
            {
                ProcessGroup.Kill(pid);
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is none of this machine.
        }
    }

    private static ContainerCommandEnd NotRun(EngineFailure failure) =>
        new(null, OneLine.Of(failure is EngineFailure.Refused refused ? refused.Message : failure.Error.Why));
}
