using System.Buffers;
using System.Net.Sockets;

namespace Supervisor.Runtimes.Redis;

/// <summary>One connection, on which one speaks at a time. After any exception it is of no use: replies may be out of step.</summary>
internal sealed class RedisTalk(Stream stream) : IDisposable
{
    private readonly RespReader _reader = new(stream);
    private readonly ArrayBufferWriter<byte> _toSend = new();

    /// <summary>Connects and introduces itself.</summary>
    internal static async Task<RedisTalk> OpenAsync(RedisAddress address, CancellationToken stop)
    {
        var talk = new RedisTalk(await ConnectAsync(address, stop));
        try
        {
            await talk.IntroduceAsync(address, stop);
            return talk;
        }
        catch
        {
            talk.Dispose();
            throw;
        }
    }

    /// <summary>Its password and its database, as far as they are not what Redis takes by itself.</summary>
    internal async Task IntroduceAsync(RedisAddress address, CancellationToken stop)
    {
        if (address.Password.Length > 0)
        {
            await ExpectOkAsync(
                address.User.Length > 0
                    ? new RedisCommand("AUTH", address.User, address.Password)
                    : new RedisCommand("AUTH", address.Password),
                stop
            );
        }

        if (address.Database > 0)
        {
            await ExpectOkAsync(new RedisCommand("SELECT", $"{address.Database}"), stop);
        }
    }

    internal async Task<RedisReply> AskAsync(RedisCommand command, CancellationToken stop)
    {
        await SayAsync([command], stop);
        return await HearAsync(stop);
    }

    internal async Task SayAsync(IEnumerable<RedisCommand> commands, CancellationToken stop)
    {
        _toSend.ResetWrittenCount();
        foreach (var command in commands)
        {
            command.WriteTo(_toSend);
        }

        await stream.WriteAsync(_toSend.WrittenMemory, stop);
    }

    internal ValueTask<RedisReply> HearAsync(CancellationToken stop) => _reader.ReadAsync(stop);

    public void Dispose() => stream.Dispose();

    private async Task ExpectOkAsync(RedisCommand command, CancellationToken stop)
    {
        switch (await AskAsync(command, stop))
        {
            case RedisReply.Status:
                break;
            case RedisReply.Refusal refusal:
                throw new IOException($"answered {refusal.Reason}");
            default:
                throw new IOException("answered something that is not Redis");
        }
    }

    private static async Task<Stream> ConnectAsync(RedisAddress address, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // Of a machine that went away without a word nobody would hear on a connection that only listens.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 2);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(address.Host.Trim('[', ']'), address.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
