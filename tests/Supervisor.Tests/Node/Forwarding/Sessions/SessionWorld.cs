using System.IO.Pipelines;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Forwarding;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;
using Supervisor.TestKit.Links;
using Supervisor.Tests.Node.Audit;
using Supervisor.Tests.Node.Logging;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

/// <summary>A node that passes sessions on, and one that runs them; the connection is within this process.</summary>
internal sealed class SessionWorld : INodeSessions
{
    private static readonly FleetNode Far = new(ForwardedFleet.Id(2), "pc2", IsOwn: false);

    private readonly List<Pipe> _pipes = [];
    private readonly SessionServer _server;
    private readonly RemoteSessions _sessions;

    /// <param name="run">What runs at the far node.</param>
    /// <param name="nodeStops">The far one does.</param>
    public SessionWorld(
        Func<SessionCall, CancellationToken, IAsyncEnumerable<Frame>> run,
        CancellationToken nodeStops = default
    )
    {
        var facts = new NodeFacts(
            Far.Name,
            Far.Id,
            ClusterId.FromEntropy(new byte[16]),
            "1.2.3",
            1,
            TimeProvider.System.GetUtcNow(),
            0
        );
        var palettes = new PaletteRegistry([new Palette("test", "For tests.", [new TestSession(run)])]);
        var calls = new PassedCalls(palettes, facts, _ => "pc1", Audit);
        var runner = new CommandRunner(new RecordedLog<CommandRunner>(), nodeStops);
        _server = new SessionServer(calls, runner, Audit, TimeProvider.System);
        _sessions = new RemoteSessions(this, TimeProvider.System);
    }

    public RecordedAudit Audit { get; } = new();

    public MemoryNetwork Network { get; } = new();

    /// <summary>Whether there ever was a connection.</summary>
    public bool IsDialled => _pipes.Count > 0;

    public Task Serving { get; private set; } = Task.CompletedTask;

    /// <summary>Whom the far end takes the near one for.</summary>
    public Outcome<NodeId> Peer { get; init; } = ForwardedFleet.Id(1);

    /// <summary>Why there is no connection.</summary>
    public OperatorError? Problem { get; init; }

    /// <returns>What is said beside the session's own output.</returns>
    public async Task<IReadOnlyList<Frame>> RunAsync(
        ISessionChannel caller,
        Role role = Role.Admin,
        string command = "exec",
        string agent = "web"
    )
    {
        var arguments = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agent"] = [agent] };
        var start = new SessionStart(new CommandRequest(Arguments: arguments));
        var wanted = new PassedSession("test", command, start, "ann", Roles.NameOf(role));
        var frames = new List<Frame>();
        await foreach (var frame in _sessions.RunAsync(Far, wanted, caller, CancellationToken.None))
        {
            frames.Add(frame);
        }

        return frames;
    }

    /// <summary>The connection breaks, and both ends see it.</summary>
    public void Break() => _pipes.ForEach(pipe => pipe.Writer.Complete(new IOException("It is broken.")));

    Task<Outcome<Stream>> INodeSessions.DialAsync(NodeId node, CancellationToken stop)
    {
        if (Problem is { } problem)
        {
            return Task.FromResult<Outcome<Stream>>(problem);
        }

        var (there, back) = (new Pipe(), new Pipe());
        _pipes.AddRange([there, back]);
        Serving = _server.ServeAsync(
            new DialledSession(new PipedStream(there.Reader, back.Writer, Network), Peer, "10.0.0.9:1"),
            CancellationToken.None
        );
        return Task.FromResult<Outcome<Stream>>(new PipedStream(back.Reader, there.Writer, Network));
    }

    void INodeSessions.ServeBy(Func<DialledSession, CancellationToken, Task> serve) { }
}
