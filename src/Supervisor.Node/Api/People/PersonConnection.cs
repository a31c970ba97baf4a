using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>
/// A secured connection from another machine, as the web server takes it. What comes in is read as it comes, so that it is seen when
/// the other end goes, also while nobody asks for more.
/// </summary>
internal sealed class PersonConnection : DefaultConnectionContext
{
    private const int MostUnread = 64 * 1024;
    private const int LeastSpace = 4 * 1024;

    private readonly SecuredStream _secured;
    private readonly Pipe _received = new(
        new PipeOptions(pauseWriterThreshold: MostUnread, resumeWriterThreshold: MostUnread / 2)
    );

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private int _admitted;

    public PersonConnection(SecuredStream secured, PeopleDoor door)
        : base(Guid.NewGuid().ToString("N"))
    {
        (_secured, Door) = (secured, door);
        Until = secured.Shown is { } shown ? new DateTimeOffset(shown.NotAfter) : DateTimeOffset.MinValue;
        RemoteEndPoint = IPEndPoint.TryParse(secured.Remote, out var remote) ? remote : null;
        ConnectionClosed = _ending.Token;
        Transport = new DuplexPipe(_received.Reader, PipeWriter.Create(secured.Stream));
        Features.Set(this);
    }

    public PeopleDoor Door { get; }

    public SecuredStream Secured => _secured;

    /// <summary>When its certificate expires.</summary>
    public DateTimeOffset Until { get; }

    public string Remote => _secured.Remote;

    /// <summary>The highest role by which something was done here.</summary>
    public Role Admitted => (Role)Volatile.Read(ref _admitted);

    /// <summary>Requests of one connection come one after the other.</summary>
    public void Admit(Caller caller) => Volatile.Write(ref _admitted, Math.Max(_admitted, (int)caller.Role));

    /// <summary>Reads until the other end goes, or the connection is ended here.</summary>
    public async Task ReceiveAsync()
    {
        Exception? fault = null;
        try
        {
            while (await ReadSomeAsync()) { }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or OperationCanceledException)
        {
            fault = new ConnectionResetException("The connection has ended.", broken);
        }

        await _received.Writer.CompleteAsync(fault);
        await _ending.CancelAsync();
        await _ended.Task;
    }

    public override void Abort(ConnectionAbortedException abortReason)
    {
        // Whoever waits for the end is told on another thread: the caller may hold what they need.
        _ = _ending.CancelAsync();
        _secured.Stream.Dispose();
    }

    /// <summary>The web server is through with it.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Transport.Output.CompleteAsync();
        await _ending.CancelAsync();
        await _secured.DisposeAsync();
        await Transport.Input.CompleteAsync();
        _ended.TrySetResult();
        await base.DisposeAsync();
    }

    private async ValueTask<bool> ReadSomeAsync()
    {
        var count = await _secured.Stream.ReadAsync(_received.Writer.GetMemory(LeastSpace), _ending.Token);
        if (count == 0)
        {
            return false;
        }

        _received.Writer.Advance(count);
        return !(await _received.Writer.FlushAsync(_ending.Token)).IsCompleted;
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
