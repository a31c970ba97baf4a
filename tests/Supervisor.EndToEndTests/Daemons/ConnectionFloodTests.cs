using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

/// <summary>Clients that connect and say nothing take all the places of a listener.</summary>
public sealed class ConnectionFloodTests : IDisposable
{
    private const int Places = 256;

    // A busy machine stays far below it. Who is admitted and says nothing is waited for for two minutes, each of them.
    private static readonly TimeSpan AtOnceForFifty = TimeSpan.FromMinutes(1);

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Tcp_Flooded_RefusesAtOnceAndLeavesTheSocketToItself()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        using var flood = Flood.Of(daemon.Endpoint, Places);

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 50; i++)
        {
            (await flood.AnswerToOneMoreAsync()).ShouldContain("\"code\":\"node.busy\"");
        }

        watch.Elapsed.ShouldBeLessThan(AtOnceForFifty);
        var refused = await PbmProgram.RunAsync(_scratch, $"{daemon.Endpoint}", "node", "uptime");
        refused.Exit.ShouldBe(3, refused.Error);
        refused.Error.ShouldContain("The node serves no further connection.");
        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);
        await daemon.ExpectAsync("Connections over TCP are refused: 256 are open");
        Lines(daemon, "are refused").ShouldBe(1);
    }

    [Fact]
    public async Task Tcp_AfterTheFlood_ServesAgain()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        Flood.Of(daemon.Endpoint, Places).Dispose();

        // The server hears of each end on its own; until it has heard of one, it refuses.
        await Until.HoldsAsync(
            async () => (await HealthAsync(daemon)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal),
            "the port serves again"
        );
    }

    [Fact]
    public async Task Socket_Flooded_RefusesWithASentenceAndLeavesTcpToItself()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        using var flood = Flood.Of(new UnixDomainSocketEndPoint(daemon.Socket), Places);
        // With it all places are taken for certain, and not only asked for.
        (await flood.AnswerToOneMoreAsync()).ShouldContain("\"code\":\"node.busy\"");

        var refused = await PbmProgram.RunAsync(_scratch, "node", "uptime");

        refused.Exit.ShouldBe(3, refused.Error);
        refused.Error.ShouldContain("256 are open over the local socket");
        using var tcp = ApiClient.OverTcp(daemon, daemon.Token);
        (await tcp.GetAsync("v1/palettes")).Status.ShouldBe(HttpStatusCode.OK);
        await daemon.ExpectAsync("Connections over the local socket are refused");
        Lines(daemon, "are refused").ShouldBe(1);
    }

    private static int Lines(Daemon daemon, string text) =>
        daemon.Log.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal));

    private static async Task<string> HealthAsync(Daemon daemon)
    {
        using var one = Flood.Of(daemon.Endpoint, 0);
        try
        {
            return await one.AnswerToOneMoreAsync(
                $"GET /healthz HTTP/1.1\r\nHost: {daemon.Endpoint}\r\nConnection: close\r\n\r\n"
            );
        }
        catch (Exception closed) when (closed is IOException or SocketException)
        {
            // Refused while it was still asking.
            return "";
        }
    }

    /// <summary>
    /// Connections that stay. Which of those that come at nearly the same time is one too many is the server's choice, so
    /// the answer to one more is the one that any of them gets.
    /// </summary>
    private sealed class Flood(EndPoint where) : IDisposable
    {
        private readonly List<Socket> _open = [];
        private readonly List<Task<string>> _answers = [];

        public static Flood Of(EndPoint where, int connections)
        {
            var flood = new Flood(where);
            for (var i = 0; i < connections; i++)
            {
                flood.Connect();
            }

            return flood;
        }

        public async Task<string> AnswerToOneMoreAsync(string request = "")
        {
            var socket = Connect();
            if (request.Length > 0)
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(request));
            }

            var answered = await Patience.For(Task.WhenAny(_answers), "an answer", () => "none");
            _answers.Remove(answered);
            return await answered;
        }

        public void Dispose() => _open.ForEach(socket => socket.Dispose());

        private Socket Connect()
        {
            var socket = new Socket(where.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
            _open.Add(socket);
            // Waits, unlike its asynchronous twin, while the queue of those who want to connect is full.
            socket.Connect(where);
            _answers.Add(new StreamReader(new NetworkStream(socket)).ReadToEndAsync());
            return socket;
        }
    }
}
