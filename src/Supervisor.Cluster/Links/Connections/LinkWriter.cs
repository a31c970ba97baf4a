using System.Buffers;
using Supervisor.Cluster.Links.Lanes;

namespace Supervisor.Cluster.Links.Connections;

/// <summary>Sends what there is to send: as much as fits at once, and from each lane its share.</summary>
/// <param name="onRoom">A lane has room again, by our number.</param>
internal sealed class LinkWriter(Stream stream, IReadOnlyList<OutboundLane?> lanes, Action<int> onRoom)
{
    private readonly Bell _bell = new();
    private readonly ArrayBufferWriter<byte> _piece = new(LinkProtocol.PieceBytes);

    public ControlQueue Control { get; } = new();

    /// <summary>There is something to send.</summary>
    public void Ring() => _bell.Ring();

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _bell.WaitAsync(cancellation);
            while (Gather())
            {
                await SendAsync(cancellation);
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(_piece.WrittenMemory, cancellation);
        await stream.FlushAsync(cancellation);
    }

    private bool Gather()
    {
        _piece.ResetWrittenCount();
        Control.MoveTo(_piece);
        int before;
        do
        {
            before = _piece.WrittenCount;
            GatherShares();
        } while (_piece.WrittenCount > before);

        return _piece.WrittenCount > 0;
    }

    /// <summary>What a lane leaves of its share is left for the others, as long as the piece has room.</summary>
    private void GatherShares()
    {
        for (var i = 0; i < lanes.Count; i++)
        {
            var share = Math.Min(LinkProtocol.PieceBytes / lanes.Count, LinkProtocol.PieceBytes - _piece.WrittenCount);
            if (lanes[i]?.MoveTo(_piece, share) == true)
            {
                onRoom(i);
            }
        }
    }
}
