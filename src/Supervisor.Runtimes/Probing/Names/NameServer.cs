using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Supervisor.Runtimes.Probing.Names;

/// <summary>Asks one name server, by sockets that somebody else makes: they may be of another network.</summary>
internal sealed class NameServer(IPAddress address, Func<SocketType, Task<Socket>> newSocket, TimeProvider time)
{
    private const int Port = 53;
    private const int LargestDatagram = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>Null: it did not answer in its time, or nobody is there.</returns>
    public async Task<DnsAnswer?> AskAsync(string name, DnsKind kind, CancellationToken timeUp)
    {
        var question = new DnsQuestion((ushort)RandomNumberGenerator.GetInt32(1 << 16), name, kind);
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, timeUp);
        try
        {
            var answer = await ByDatagramAsync(question, both.Token);
            return answer.IsCut ? await ByStreamAsync(question, both.Token) : answer;
        }
        catch (OperationCanceledException) when (!timeUp.IsCancellationRequested)
        {
            return null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private async Task<DnsAnswer> ByDatagramAsync(DnsQuestion question, CancellationToken timeUp)
    {
        using var socket = await newSocket(SocketType.Dgram);
        await socket.ConnectAsync(address, Port, timeUp);
        await socket.SendAsync(question.Encode(), timeUp);
        var bytes = new byte[LargestDatagram];
        while (true)
        {
            var count = await socket.ReceiveAsync(bytes, timeUp);
            if (DnsAnswer.Read(bytes.AsSpan(0, count), question) is { } answer)
            {
                return answer;
            }
        }
    }

    private async Task<DnsAnswer?> ByStreamAsync(DnsQuestion question, CancellationToken timeUp)
    {
        var socket = await newSocket(SocketType.Stream);
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await socket.ConnectAsync(address, Port, timeUp);
        var asked = question.Encode();
        await stream.WriteAsync((byte[])[(byte)(asked.Length >> 8), (byte)asked.Length, .. asked], timeUp);
        try
        {
            var length = new byte[2];
            await stream.ReadExactlyAsync(length, timeUp);
            var bytes = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(bytes, timeUp);
            return DnsAnswer.Read(bytes, question);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
