using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Audit;
using Supervisor.Node.Logging;
using Supervisor.Supervision.Causes;

namespace Supervisor.Node.Palettes;

/// <summary>
/// Runs checked commands: passes their frames on, closes the answer, and keeps the audit trail of changes. A fault of the
/// command's own code becomes an error frame, so that every answer ends.
/// </summary>
internal sealed class CommandRunner(ILogger<CommandRunner> logger, CancellationToken nodeStops)
{
    public IAuditTrail Audit { get; init; } = new NoAudit();

    /// <summary>
    /// Throws only what the writer throws, or when the caller has gone; then there is nobody to tell.
    /// </summary>
    public async Task RunAsync(
        RegisteredCommand command,
        CommandCall call,
        Func<Frame, CancellationToken, ValueTask> write,
        CancellationToken callerGone
    )
    {
        using var caused = logger.CausedBy(call.Id is { } id ? CauseText.Of(id) : null);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(callerGone, nodeStops);
        var isChange = command.Handler.Description.Changes && !call.DryRun;
        if (isChange)
        {
            logger.ChangeAsked(call.Caller.Name, command.FullName, call.Arguments.ToString(), call.Id!.Value);
            Audit.Take(AuditEntry.Asked(command.FullName, call));
        }

        var exit = ExitCodes.OutcomeUnknown;
        try
        {
            exit = await PassOnAsync(command, call, write, stop.Token, callerGone);
        }
        finally
        {
            // Also when the caller has gone: the trail never has a beginning without an end.
            if (isChange)
            {
                logger.ChangeEnded(command.FullName, call.Id!.Value, exit);
                Audit.Take(AuditEntry.Ended(command.FullName, call, exit));
            }
        }

        await write(new EndFrame(exit), callerGone);
    }

    private async Task<int> PassOnAsync(
        RegisteredCommand command,
        CommandCall call,
        Func<Frame, CancellationToken, ValueTask> write,
        CancellationToken stop,
        CancellationToken callerGone
    )
    {
        var exit = ExitCodes.Ok;
        var frames = command.Handler.RunAsync(call, stop).GetAsyncEnumerator(stop);
        await using (frames)
        {
            while (await NextAsync(frames, command, call, callerGone) is { } frame)
            {
                if (frame is EndFrame end)
                {
                    return end.Exit;
                }

                exit = frame is ErrorFrame error ? Math.Max(exit, ExitCodes.Of(error.Error.Code)) : exit;
                await write(frame, callerGone);
            }
        }

        return exit;
    }

    /// <summary>The next frame; a fault is the last one, since a command that threw has no more.</summary>
    private async Task<Frame?> NextAsync(
        IAsyncEnumerator<Frame> frames,
        RegisteredCommand command,
        CommandCall call,
        CancellationToken callerGone
    )
    {
        var isChange = command.Handler.Description.Changes && !call.DryRun;
        try
        {
            return await frames.MoveNextAsync() ? frames.Current : null;
        }
        catch (OperationCanceledException)
            when (!callerGone.IsCancellationRequested && nodeStops.IsCancellationRequested)
        {
            return new ErrorFrame(CommandFaults.NodeStops(command.FullName, isChange));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.CommandFailed(e, command.FullName);
            return new ErrorFrame(CommandFaults.Internal(command.FullName, isChange, e));
        }
    }
}
