using System.Collections.Concurrent;
using System.Net.Sockets;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Palettes;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>A guard of the version before lists of logs came in pages; it knows only what is needed to be told of logs.</summary>
internal sealed class OlderGuard : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public OlderGuard(string directory)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(new GuardLayout(directory).Socket));
        _listener.Listen();
        _serving = ServeAllAsync();
    }

    /// <summary>How many logs it was told of, each time.</summary>
    public ConcurrentQueue<int> Kept { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAllAsync()
    {
        while (true)
        {
            using var peer = await _listener.AcceptAsync(_stop.Token);
            await ServeAsync(peer);
        }
    }

    private async Task ServeAsync(Socket peer)
    {
        var frames = new FrameBuffer();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await peer.ReceiveAsync(buffer, _stop.Token)) > 0)
        {
            frames.Append(buffer.AsSpan(0, count));
            while (frames.TryTake(out var body) == FrameReading.Complete)
            {
                var request = GuardFrames.Decode(body, GuardJson.Default.GuardRequest)!;
                var answer = new GuardMessage(Answer(request) with { Id = request.Id });
                await peer.SendAsync(GuardFrames.Encode(answer, GuardJson.Default.GuardMessage), _stop.Token);
            }
        }
    }

    private GuardAnswer Answer(GuardRequest request)
    {
        switch (request.Kind)
        {
            case RequestKinds.Hello:
                return new GuardAnswer(
                    0,
                    Welcome: new GuardWelcome(1, "0.0.9", Environment.ProcessId, "run", "boot", "session", 0)
                );
            case RequestKinds.Subscribe:
                return new GuardAnswer(0, Position: new EventPosition("run", 0), Complete: true);
            case RequestKinds.KeepLogs:
                Kept.Enqueue(request.Logs!.Count);
                return new GuardAnswer(0);
            default:
                return new GuardAnswer(
                    0,
                    new OperatorError(GuardErrorCodes.UnknownRequest, $"No request is called '{request.Kind}'.", "", "")
                );
        }
    }
}
