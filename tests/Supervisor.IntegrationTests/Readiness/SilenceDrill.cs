using System.Net.Sockets;
using System.Text;
using Shouldly;
using Supervisor.TestKit.Drills;

namespace Supervisor.IntegrationTests.Readiness;

public sealed class SilenceDrill
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Drill("silence")]
    public async Task Connections_ThatSayNothingOrHalf_AreClosedAfterAWhile()
    {
        await using var world = await ReadinessWorld.StartAsync();
        var variables = await world.OpenAsync();
        using var silent = AgentSocket.Open(variables);
        using var half = AgentSocket.Open(variables);
        using var slow = AgentSocket.Open(variables);
        await SendAsync(half, "POST /v1/agents/stt/ready HTTP/1.1\r\nHost:");
        await SendAsync(slow, "POST /v1/agents/stt/ready HTTP/1.1\r\nHost: s\r\nContent-Length: 2\r\n\r\n{");

        var times = await Task.WhenAll(ClosedAfterAsync(silent), ClosedAfterAsync(half), ClosedAfterAsync(slow));

        times[0].ShouldBeInRange(28, 33);
        times[1].ShouldBeInRange(9, 13);
        times[2].ShouldBeInRange(4, 13);
        world.Supervisor.Waiting.ShouldBe(0);
    }

    private static async Task SendAsync(Socket socket, string text) =>
        await socket.SendAsync(Encoding.ASCII.GetBytes(text));

    /// <returns>In seconds. What is answered before is read and dropped.</returns>
    private static async Task<double> ClosedAfterAsync(Socket socket)
    {
        var began = TimeProvider.System.GetTimestamp();
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(Patience);
        while (await socket.ReceiveAsync(buffer, patience.Token) > 0) { }

        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }
}
