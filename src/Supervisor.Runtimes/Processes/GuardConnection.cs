using System.Net.Sockets;
using System.Threading.Channels;
using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Processes;

/// <summary>One connection to a guard: questions with their answers, and the events that it tells.</summary>
internal sealed class GuardConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly OpenQuestions _open = new();
    private readonly Channel<GuardEvent> _events = Channel.CreateUnbounded<GuardEvent>();
    private readonly Task _reading;

    private volatile OperatorError? _end;

    private GuardConnection(Socket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>Ends when the connection does.</summary>
    public ChannelReader<GuardEvent> Events => _events.Reader;

    /// <summary>Why it has ended; null while it has not.</summary>
    public OperatorError? End => _end;

    public static async Task<Outcome<GuardConnection>> OpenAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            // As on each first start. The refusal of a connection costs tens of milliseconds then, for it brings its stack along.
            return Unreachable(path, "There is no such socket.");
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new GuardConnection(socket);
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            return Unreachable(path, refused.Message);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The answer, or why there is none. Without an answer it is not known whether the guard has done it: asking again is
    /// safe, for every request names what it means.
    /// </summary>
    public async Task<Outcome<GuardAnswer>> AskAsync(
        GuardRequest request,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        var (id, answer) = _open.Add();
        try
        {
            if (_end is { } ended)
            {
                // Nobody reads any more, so nobody would find what was just asked.
                return ended;
            }

            await SendAsync(request with { Id = id }, cancellation).WaitAsync(patience, cancellation);
            var answered = await answer.WaitAsync(patience, cancellation);
            return answered.Error is { } error ? error : answered;
        }
        catch (TimeoutException)
        {
            return new OperatorError(
                GuardErrorCodes.NoAnswer,
                $"The guard has not answered within {patience}.",
                "",
                ""
            );
        }
        catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException)
        {
            return _end ?? Lost(lost.Message);
        }
        finally
        {
            _open.Remove(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _reading;
        _sending.Dispose();
    }

    private static OperatorError Unreachable(string path, string why) =>
        new(GuardErrorCodes.Unreachable, $"No guard answers at {path}.", why, "");

    private static OperatorError Lost(string why) =>
        new(GuardErrorCodes.ConnectionLost, "The connection to the guard has ended.", why, "");

    private async Task SendAsync(GuardRequest request, CancellationToken cancellation)
    {
        var frame = GuardFrames.Encode(request, GuardJson.Default.GuardRequest);
        if (frame.Length > GuardProtocol.MaxFrameBytes + GuardFrames.HeaderBytes)
        {
            throw new IOException(
                $"A request is {GuardProtocol.MaxFrameBytes} bytes at most; its environment is too large."
            );
        }

        await _sending.WaitAsync(cancellation);
        try
        {
            for (var sent = 0; sent < frame.Length; )
            {
                // Not to be cancelled in the middle of a frame: what follows could not be told apart.
                sent += await _socket.SendAsync(frame.AsMemory(sent), SocketFlags.None, CancellationToken.None);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var why = "The guard has closed it.";
        try
        {
            var frames = new FrameBuffer();
            var buffer = new byte[16 * 1024];
            while (await _socket.ReceiveAsync(buffer, SocketFlags.None) is > 0 and var count)
            {
                frames.Append(buffer.AsSpan(0, count));
                HandleAll(frames);
            }
        }
        // Whatever it was: nobody reads any more, and who waits for an answer or for news is not to wait for ever.
        catch (Exception ended)
        {
            why = ended.Message;
        }

        Finish(_end ?? Lost(why));
    }

    private void HandleAll(FrameBuffer frames)
    {
        FrameReading reading;
        while ((reading = frames.TryTake(out var body)) == FrameReading.Complete)
        {
            Handle(GuardFrames.Decode(body, GuardJson.Default.GuardMessage));
        }

        frames.Trim();
        if (reading == FrameReading.TooLarge)
        {
            throw new IOException("What came from the guard is longer than a frame may be.");
        }
    }

    private void Handle(GuardMessage? message)
    {
        if (message?.Event is { } news)
        {
            _events.Writer.TryWrite(news);
        }
        else if (message?.Answer is { } answer)
        {
            Handle(answer);
        }
        else
        {
            throw new IOException("What came from the guard is no message.");
        }
    }

    private void Handle(GuardAnswer answer)
    {
        if (!_open.Answer(answer) && answer is { Id: 0, Error: { } dismissal })
        {
            _end = dismissal;
        }
    }

    private void Finish(OperatorError error)
    {
        _end = error;
        _events.Writer.TryComplete();
        _open.Fail(new IOException(error.Message));
    }
}
