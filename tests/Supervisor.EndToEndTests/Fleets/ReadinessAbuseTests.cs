using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Whatever is sent to where agents say that they are ready: a clear error, no change, and no more memory.</summary>
public sealed class ReadinessAbuseTests
{
    private const long MostGrowth = 64 * 1024 * 1024;

    private const string Agent = """
        env > DIR/found
        cat "$SUPERVISOR_TOKEN_FILE" > DIR/token-$SUPERVISOR_INCARNATION
        echo ready >&3
        exec sleep 1000
        """;

    [Fact]
    public async Task Abuse_IsRefusedWithAReason_ChangesNothing_AndCostsNoMemory()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("agent.sh", Agent);
        await world.ApplyAsync(
            "  chat: { x-supervisor: { agents: { chat: { ttl: 1h, command: [sh, DIR/agent.sh] } } } }"
        );
        await world.UntilAsync("chat", "ready");
        (await world.PbmAsync("agent", "restart", "chat", "--wait")).Exit.ShouldBe(0);
        var before = await StandingAsync(world);
        var memory = Memory(world.Daemon.ProcessId);
        var oldToken = Directory.GetFiles(world.Scratch.Home, "token-1-*").Single();
        using var tcp = ApiClient.OverTcp(
            world.Daemon,
            (await File.ReadAllTextAsync(oldToken, TestContext.Current.CancellationToken)).Trim()
        );
        using var nobody = ApiClient.OverTcp(world.Daemon, token: null);
        var large = $$$"""{"details":{"a":"{{{new string('x', 10 * 1024 * 1024)}}}"}}""";

        Refused(await tcp.PostAsync("/v1/agents/chat/ready", "{}"), 409, "2-");
        Refused(await nobody.PostAsync("/v1/agents/chat/ready", "{}"), 401, "token");
        Refused(await SayAsync(world, "/v1/agents/chat/ready", large), 413, "64");
        Refused(await SayAsync(world, "/v1/agents/chat/ready", "{ready"), 400, "cannot be read");
        Refused(await SayAsync(world, "/v1/agents/chta/ready", "{}"), 404, "chta");
        await BeSilentAsync(world, connections: 1000);

        (await StandingAsync(world)).ShouldBe(before);
        (Memory(world.Daemon.ProcessId) - memory).ShouldBeLessThan(MostGrowth);
        await Until.HoldsAsync(() => IsHeardAsync(world), "the socket serves again when the others have gone");
    }

    private static void Refused((System.Net.HttpStatusCode Status, string Body) answer, int status, string says) =>
        Refused(((int)answer.Status, answer.Body), status, says);

    private static void Refused((int Status, string Body) answer, int status, string says)
    {
        answer.Status.ShouldBe(status, answer.Body);
        var refusal = JsonDocument.Parse(answer.Body).RootElement;
        refusal.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        $"{refusal.GetProperty("message")} {refusal.GetProperty("why")}".ShouldContain(says);
        refusal.GetProperty("remedy").GetString().ShouldNotBeNullOrEmpty();
    }

    /// <summary>Over the agent's own socket.</summary>
    private static async Task<(int Status, string Body)> SayAsync(FleetWorld world, string page, string body)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, _) => new NetworkStream(await ConnectAsync(world), ownsSocket: true),
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri("http://supervisor/") };
        using var request = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        // A large body waits for leave to be sent, so that its refusal is heard.
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        // Who connects is older than the agent, and says for whom it speaks.
        request.Headers.Add("Supervisor-Incarnation", await VariableAsync(world, "SUPERVISOR_INCARNATION"));
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<bool> IsHeardAsync(FleetWorld world)
    {
        try
        {
            return (await SayAsync(world, "/v1/agents/chat/heartbeat", "")).Status == 200;
        }
        catch (HttpRequestException)
        {
            // Refused while it was still sending.
            return false;
        }
    }

    /// <summary>All of them at once, until the last one is refused.</summary>
    private static async Task BeSilentAsync(FleetWorld world, int connections)
    {
        var silent = new List<Socket>();
        try
        {
            for (var count = 0; count < connections; count++)
            {
                silent.Add(await ConnectAsync(world));
            }

            var answer = new byte[4096];
            var length = await Patience.For(silent[^1].ReceiveAsync(answer), "a refusal", () => "nothing");
            Encoding.ASCII.GetString(answer, 0, length).ShouldStartWith("HTTP/1.1 503 ");
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<Socket> ConnectAsync(FleetWorld world)
    {
        var path = await VariableAsync(world, "SUPERVISOR_SOCKET");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        // Waits, unlike its asynchronous twin, while the queue of those who want to connect is full.
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    /// <summary>As the agent found it.</summary>
    private static async Task<string> VariableAsync(FleetWorld world, string name)
    {
        var variables = await File.ReadAllLinesAsync(world.PathOf("found"));
        return variables.Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal)).Split('=')[1];
    }

    private static async Task<string> StandingAsync(FleetWorld world) =>
        (await world.PbmAsync("agent", "list", "-o", "json")).Out;

    private static long Memory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024
            * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
