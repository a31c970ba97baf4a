using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Docker.Logs;

namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>A command that runs in a container for an operator, with its input and output. One may write while another reads.</summary>
public sealed class ContainerSession : IDisposable
{
    // An engine tells of the end of a command's output before it tells of the command's.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly EngineClient _engine;
    private readonly ExecSession _session;
    private readonly string _exec;
    private readonly string _container;
    private readonly TimeProvider _clock;

    internal ContainerSession(
        EngineClient engine,
        ExecSession session,
        string exec,
        string container,
        TimeProvider clock
    ) => (_engine, _session, _exec, _container, _clock) = (engine, session, exec, container, clock);

    /// <summary>For the command, when its operator has gone.</summary>
    internal TimeSpan HangUpGrace { get; init; } = Patience;

    /// <summary>Ends when the command has closed its output, mostly with its end, or when the engine goes.</summary>
    public async IAsyncEnumerable<SessionOutput> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        await foreach (var part in _session.Output.ReadAllAsync(stop))
        {
            yield return new SessionOutput(part.Kind is OutputKind.Errors, part.Bytes);
        }
    }

    /// <summary>Waits for as long as the command does not read. What it will never read is dropped.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => _session.WriteAsync(bytes, stop);

    public Task CloseInputAsync(CancellationToken stop) => _session.CloseInputAsync(stop);

    public Task ResizeAsync(TerminalSize size, CancellationToken stop) =>
        _engine.Exec.ResizeAsync(_exec, size.Columns, size.Rows, stop);

    /// <summary>To the command and what it has started in its process group; nothing where its processes cannot be seen.</summary>
    public async Task SignalAsync(int signal, CancellationToken stop) =>
        ProcessesOf(await FactsAsync(stop))?.Signal(signal);

    /// <summary>The exit code, once the output has ended.</summary>
    public async Task<Outcome<int>> ExitAsync(CancellationToken stop)
    {
        if (_session.Output.Fault is { } fault)
        {
            return fault.Error;
        }

        while (true)
        {
            var facts = await _engine.Exec.InspectAsync(_exec, stop);
            if (!facts.IsOk)
            {
                return facts.Failure.Error;
            }

            if (facts.Value is { Running: false, ExitCode: { } code })
            {
                return code;
            }

            await Task.Delay(Pause, _clock, stop);
        }
    }

    /// <summary>
    /// The operator has gone. The command is told so as by a terminal that was closed (SIGHUP), and killed when it still runs
    /// after a while: what nobody sees any more must not go on in secret.
    /// </summary>
    /// <returns>Null: it has ended, or is being ended; else what is to be done about it.</returns>
    public async Task<OperatorError?> HangUpAsync(CancellationToken stop)
    {
        var facts = await FactsAsync(stop);
        if (facts is { IsOk: true, Value.Running: false })
        {
            return null;
        }

        if (ProcessesOf(facts) is not { } processes)
        {
            return OperatingErrors.RunsOn(_container, facts.Value?.Pid ?? 0);
        }

        var left = await processes.EndAsync(HangUpGrace, _clock, stop);
        return left.Count > 0 ? OperatingErrors.DoesNotGo(_container, left) : null;
    }

    public void Dispose() => _session.Dispose();

    /// <summary>A busy engine passes on what a command writes before it says which process that is.</summary>
    private async Task<EngineOutcome<ExecFacts>> FactsAsync(CancellationToken stop)
    {
        var begun = _clock.GetTimestamp();
        while (true)
        {
            var facts = await _engine.Exec.InspectAsync(_exec, stop);
            if (
                facts is not { IsOk: true, Value: { Running: true, Pid: 0 } }
                || _clock.GetElapsedTime(begun) > Patience
            )
            {
                return facts;
            }

            await Task.Delay(Pause, _clock, stop);
        }
    }

    private SessionProcesses? ProcessesOf(EngineOutcome<ExecFacts> facts) =>
        facts is { IsOk: true, Value: { Running: true, Pid: > 0 and var pid } }
            ? SessionProcesses.Of(pid, _container)
            : null;
}
