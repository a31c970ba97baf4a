using System.Text.Json;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;
using Supervisor.Runtimes.Containers.Operating;

namespace Supervisor.Node.Palettes.Agents.Containers;

/// <summary>Carries what an operator types to a command, and what it writes to him, until one of them ends.</summary>
internal sealed class AttachedSession(ISessionChannel channel, ContainerSession session, TimeProvider clock)
{
    /// <summary>
    /// While a command does not read what was typed, nothing more is read of the caller either, and that he has gone shows only
    /// when something is written to him.
    /// </summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    public async Task<SessionEnd> RunAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var output = WriteOutputAsync(over.Token);
        var input = ReadInputAsync(over.Token);
        var beats = BeatAsync(over.Token);
        try
        {
            // With the caller's end nothing ends by itself; with the command's, nothing more is read of him.
            var isHeard = await Task.WhenAny(output, input, beats) == output && await output;
            return isHeard && !stop.IsCancellationRequested ? await ExitAsync(stop) : await LeaveAsync();
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(input, output, beats);
        }
    }

    private async Task<SessionEnd> ExitAsync(CancellationToken stop)
    {
        var exit = await session.ExitAsync(stop);
        return exit.IsOk ? new SessionEnd.Exited(exit.Value) : new SessionEnd.Lost(exit.Error);
    }

    private async Task<SessionEnd> LeaveAsync() =>
        new SessionEnd.Left(await session.HangUpAsync(CancellationToken.None));

    /// <returns>False: nobody is there any more to write to.</returns>
    private async Task<bool> WriteOutputAsync(CancellationToken over)
    {
        try
        {
            await channel.WriteAsync(SessionPart.Begun, default, over);
            await foreach (var part in session.ReadAsync(over))
            {
                await channel.WriteAsync(part.IsErrors ? SessionPart.Errors : SessionPart.Output, part.Bytes, over);
            }

            return true;
        }
        catch (Exception gone) when (gone is IOException || over.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Until the caller has gone.</summary>
    private async Task BeatAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Beat, clock, over);
                await channel.WriteAsync(SessionPart.Beat, default, over);
            }
        }
        catch (Exception gone) when (gone is IOException || over.IsCancellationRequested)
        {
            return;
        }
    }

    /// <inheritdoc cref="BeatAsync"/>
    private async Task ReadInputAsync(CancellationToken over)
    {
        try
        {
            while (await channel.ReadAsync(over) is { } message)
            {
                await TakeAsync(message, over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The command has ended.
        }
    }

    private Task TakeAsync(SessionMessage message, CancellationToken over) =>
        message switch
        {
            { Part: SessionPart.Input } => session.WriteAsync(message.Bytes, over),
            { Part: SessionPart.InputEnd } => session.CloseInputAsync(over),
            { Part: SessionPart.Signal, Bytes.Span: [var signal, ..] } => session.SignalAsync(signal, over),
            { Part: SessionPart.Size } when SizeOf(message.Bytes.Span) is { } size => session.ResizeAsync(size, over),
            // Of a newer client, and nothing that this one could do.
            _ => Task.CompletedTask,
        };

    private static TerminalSize? SizeOf(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PaletteJson.Default.SessionTerminal) is { } size
                ? new TerminalSize(size.Columns, size.Rows)
                : null;
        }
        catch (JsonException)
        {
            // It keeps the size that it has.
            return null;
        }
    }
}
