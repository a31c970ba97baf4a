using System.Net.Sockets;
using System.Security.Cryptography;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>Dials the node that joins, which says there what it said in its request.</summary>
internal sealed class TcpDialBack(TimeProvider clock) : IDialBack
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<OperatorError?> TryAsync(
        LinkAddress address,
        ReadOnlyMemory<byte> echo,
        CancellationToken cancellation
    )
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var socket = await TcpDial.ConnectAsync(address, either.Token);
            return socket.IsOk ? await ListenAsync(socket.Value, address, echo, either.Token) : socket.Error;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Unreached(address, $"It was waited for {Patience.TotalSeconds:0} s.");
        }
    }

    private static async Task<OperatorError?> ListenAsync(
        Socket socket,
        LinkAddress address,
        ReadOnlyMemory<byte> echo,
        CancellationToken cancellation
    )
    {
        var heard = new byte[JoinLimits.EchoBytes];
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await stream.ReadExactlyAsync(heard, cancellation);
            return CryptographicOperations.FixedTimeEquals(heard, echo.Span)
                ? null
                : Unreached(address, "Another program listens there than the one that joins.");
        }
        catch (IOException ended)
        {
            return Unreached(address, ended.Message);
        }
    }

    private static OperatorError Unreached(LinkAddress address, string why) =>
        new(JoinErrorCodes.NotReached, $"The node that joins does not answer at {address}.", why, "");
}
