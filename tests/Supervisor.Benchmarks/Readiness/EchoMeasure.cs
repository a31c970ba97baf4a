using System.Net.Sockets;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>The yardstick: the same client and the same bytes, with nothing but sockets behind them.</summary>
internal static class EchoMeasure
{
    private const int Connections = 64;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    private static readonly byte[] Answer =
    [
        .. "HTTP/1.1 200 OK\r\nContent-Length: 31\r\nContent-Type: application/json\r\n\r\n"u8,
        .. """{"status":"taken","message":""}"""u8,
    ];

    public static async Task<double> AnswersPerSecondAsync(string directory)
    {
        var path = Path.Combine(directory, "echo.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(Connections);
        var clients = Enumerable.Range(0, Connections).Select(_ => new WordClient(path, "echo")).ToList();
        var serving = clients.ConvertAll(_ => AnswerAllAsync(listener.Accept()));

        var times = await Task.WhenAll(clients.Select(client => client.SayAsync(Duration)));
        clients.ForEach(client => client.Dispose());
        await Task.WhenAll(serving);
        return times.Sum(each => each.Count) / Duration.TotalSeconds;
    }

    private static async Task AnswerAllAsync(Socket socket)
    {
        using (socket)
        {
            var buffer = new byte[1024];
            while (await socket.ReceiveAsync(buffer) > 0)
            {
                await socket.SendAsync(Answer);
            }
        }
    }
}
