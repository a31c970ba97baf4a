using System.Diagnostics;
using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Runtimes.Probing;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>Programs in a network name space that the test makes: nobody reaches them from without, and nothing but they is reached from within.</summary>
public sealed class NetworkPlaceTests : IDisposable
{
    private const int Port = 8200;

    /// <summary>Answers HTTP, Redis and NATS on one port, by what is said first.</summary>
    private const string Server = """
        import socket, sys, threading
        def serve(guest):
            guest.settimeout(0.2)
            try:
                said = guest.recv(4096)
            except TimeoutError:
                guest.sendall(b'INFO {"server_id":"X"}\r\n')
                guest.settimeout(None)
                said = guest.recv(4096)
            if said.startswith(b"GET"):
                guest.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            elif said.startswith(b"*1"):
                guest.sendall(b"+PONG\r\n")
            elif said.startswith(b"CONNECT"):
                guest.sendall(b"PONG\r\n")
            while guest.recv(4096):
                pass
        door = socket.socket()
        door.bind(("127.0.0.1", 8200))
        door.listen(64)
        print("serves", flush=True)
        while True:
            threading.Thread(target=serve, args=(door.accept()[0],), daemon=True).start()
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly AgentDefinition Agent = ProbedAgents.Named("agent");

    private readonly Places _places = new();
    private readonly Prober _prober;
    private Process? _space;

    public NetworkPlaceTests() => _prober = new Prober(TimeProvider.System, ProberLimits.Usual, _places);

    public void Dispose()
    {
        _space?.Kill(entireProcessTree: true);
        _space?.WaitForExit();
        _space?.Dispose();
        _prober.Dispose();
    }

    [Fact]
    public async Task Probe_OfEachKind_IsMadeFromWithin()
    {
        await ServeAsync();

        (await AskAsync(new ProbeTarget.Http($":{Port}/health"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(new ProbeTarget.Tcp($":{Port}"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(new ProbeTarget.Redis($":{Port}"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(new ProbeTarget.Nats($":{Port}"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(new ProbeTarget.Http($"http://localhost:{Port}/health"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(new ProbeTarget.Tcp($":{Port + 1}"))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
    }

    [Fact]
    public async Task Machine_IsNotReachedFromWithin_NorWithinFromTheMachine()
    {
        await ServeAsync();
        await using var machine = Peer.Http("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var within = _places.Place;

        (await AskAsync(new ProbeTarget.Http($":{machine.Port}/"))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
        _places.Place = new ProbePlace.Host();
        (await AskAsync(new ProbeTarget.Http($":{machine.Port}/"))).ShouldBe(ProbeAnswer.Ok);
        if (Peer.IsFree(Port))
        {
            (await AskAsync(new ProbeTarget.Tcp($":{Port}"))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
        }

        _places.Place = within;
        (await AskAsync(new ProbeTarget.Tcp($":{Port}"))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Probes_FromWithinAndWithout_AtTheSameTime_EachFindTheirOwn()
    {
        await ServeAsync();
        await using var machine = Peer.Http("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var host = new Prober(TimeProvider.System, ProberLimits.Usual);

        var asked = Enumerable
            .Range(0, 100)
            .SelectMany(_ =>
                new[]
                {
                    AskAsync(new ProbeTarget.Http($":{Port}/")),
                    host.ProbeAsync(Agent, new ProbeTarget.Http($":{machine.Port}/"), Limit),
                }
            )
            .ToList();

        (await Task.WhenAll(asked)).ShouldAllBe(answer => answer == ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Place_WhoseProcessHasEnded_IsNoContainerThatRuns()
    {
        await ServeAsync();
        _space!.Kill(entireProcessTree: true);
        await _space.WaitForExitAsync(TestContext.Current.CancellationToken);

        (await AskAsync(new ProbeTarget.Tcp($":{Port}"))).ShouldBe(ProbeAnswer.Failed("its container does not run"));
    }

    [Fact]
    public async Task Place_ThatIsNowhere_IsTheReason()
    {
        _places.Place = new ProbePlace.Nowhere("its container does not run");

        (await AskAsync(new ProbeTarget.Http(":1/"))).ShouldBe(ProbeAnswer.Failed("its container does not run"));
        (await AskAsync(new ProbeTarget.Exec(["true"]))).ShouldBe(ProbeAnswer.Failed("its container does not run"));
    }

    private Task<ProbeAnswer> AskAsync(ProbeTarget target) => _prober.ProbeAsync(Agent, target, Limit);

    private async Task ServeAsync()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root makes network name spaces."
        );
        _space = Process.Start(
            new ProcessStartInfo(
                "unshare",
                ["--net", "sh", "-c", "ip link set lo up && exec python3 -u -c \"$0\"", Server]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        (await _space.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("serves");
        _places.Place = new ProbePlace.Network(_space.Id);
    }

    private sealed class Places : IProbePlaces
    {
        public ProbePlace Place { get; set; } = new ProbePlace.Host();

        public ValueTask<ProbePlace> FindAsync(AgentDefinition agent, CancellationToken timeUp) => new(Place);
    }
}
