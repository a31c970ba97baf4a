using System.Threading.Channels;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>An answer that another node gives, for one who reads it as it comes.</summary>
/// <param name="ask">This node's number for it.</param>
internal sealed class RemoteAnswer(long ask, NodeId node, RemoteCall call)
{
    /// <summary>So many frames may be under way that nobody has read; a quarter of them is told at a time.</summary>
    public const int Window = 128;

    // It holds no more than the window, since the other end sends no more.
    private readonly Channel<Frame> _frames = Channel.CreateUnbounded<Frame>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    public long Ask => ask;

    public NodeId Node => node;

    public RemoteCall Call => call;

    public ChannelReader<Frame> Frames => _frames.Reader;

    /// <summary>Why it ended before its end; read when there are no more frames.</summary>
    public RemoteFault Fault { get; private set; } = RemoteFault.None;

    /// <summary>The far end has said that the change is made, or will be whatever happens.</summary>
    public bool IsAccepted { get; private set; }

    public void Add(Frame frame)
    {
        IsAccepted |= frame is AcceptedFrame;
        _frames.Writer.TryWrite(frame);
        if (frame is EndFrame)
        {
            _frames.Writer.TryComplete();
        }
    }

    public void End(RemoteFault fault)
    {
        Fault = fault;
        _frames.Writer.TryComplete();
    }
}

/// <param name="Caller">Who asks, as the audit trail says it.</param>
/// <param name="Patience">How long to wait for a link.</param>
internal sealed record RemoteCall(
    string Palette,
    string Command,
    CommandRequest Request,
    string Caller,
    Role Role,
    TimeSpan Patience
);

/// <summary>Why there is no end of an answer.</summary>
internal enum RemoteFault
{
    None,

    /// <summary>The link was lost while it was under way: what had arrived there nobody knows.</summary>
    Lost,

    /// <summary>It was not said in time: nothing of it has arrived.</summary>
    NotReached,

    /// <summary>The other node's version takes no commands from others.</summary>
    NotUnderstood,

    /// <summary>It is larger than a message between nodes may be.</summary>
    TooLarge,
}
