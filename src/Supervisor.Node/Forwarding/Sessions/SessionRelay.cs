using System.Runtime.CompilerServices;
using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>Passes on what an operator and another node say to each other, a part at a time, as fast as each of them takes it.</summary>
internal sealed class SessionRelay(ISessionChannel caller, PassedChannel there)
{
    /// <summary>The operator has gone before the end.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Frames are for who closes the answer; all else goes to the operator. The last is <c>end</c>, if there was one.</summary>
    public async IAsyncEnumerable<Frame> RunAsync(byte[] start, [EnumeratorCancellation] CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = SendAllAsync(start, over.Token);
        try
        {
            while (await there.ReadAsync(stop) is { } message)
            {
                if (message.Part is not SessionPart.Frame)
                {
                    await TellAsync(message, stop);
                }
                else if (FrameOf(message) is { } frame)
                {
                    yield return frame;
                    if (frame is EndFrame)
                    {
                        yield break;
                    }
                }
            }
        }
        finally
        {
            await over.CancelAsync();
            await sending;
        }
    }

    private async Task TellAsync(SessionMessage message, CancellationToken stop)
    {
        try
        {
            await caller.WriteAsync(message.Part, message.Bytes, stop);
        }
        catch (IOException)
        {
            Leave();
        }
    }

    /// <summary>Until the operator goes, or the session ends.</summary>
    private async Task SendAllAsync(byte[] start, CancellationToken over)
    {
        try
        {
            await there.WriteAsync(SessionPart.Start, start, over);
            while (await caller.ReadAsync(over) is { } message)
            {
                await there.WriteAsync(message.Part, message.Bytes, over);
            }

            Leave();
        }
        catch (IOException)
        {
            // Who reads what comes from there sees why.
            return;
        }
        catch (OperationCanceledException)
        {
            if (!over.IsCancellationRequested)
            {
                // The web server has given him up.
                Leave();
            }
        }
    }

    /// <summary>The other node sees it at once, and ends what was begun for him.</summary>
    private void Leave()
    {
        HasLeft = true;
        there.Abort();
    }

    private static Frame? FrameOf(SessionMessage message)
    {
        try
        {
            return FrameCodec.Read(message.Bytes.Span);
        }
        catch (JsonException)
        {
            // Nobody can read it, and what comes after it may still be whole.
            return null;
        }
    }
}
