using System.Diagnostics;
using System.Net.Sockets;
using Supervisor.Contracts.Readiness;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>One agent that sends notifications as fast as they are taken.</summary>
internal static class NotifyMeasure
{
    private const int Datagrams = 50_000;

    public static async Task<double> WordsPerSecondAsync(string directory)
    {
        await using var agents = await MeasuredAgents.StartAsync(directory);
        var address = new UnixDomainSocketEndPoint((await agents.OpenAsync(0))[AgentVariables.NotifySocket]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var began = Stopwatch.GetTimestamp();
        await Task.Run(() =>
        {
            for (var sent = 0; sent < Datagrams; sent++)
            {
                socket.SendTo("WATCHDOG=1"u8, SocketFlags.None, address);
            }
        });
        SpinWait.SpinUntil(() => agents.Taken == Datagrams);
        return Datagrams / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
