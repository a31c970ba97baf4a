using Supervisor.Fleet.Model.Agents;
using Supervisor.Runtimes.Probing;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Probing;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A real prober, whose time-outs run on a virtual clock.</summary>
public abstract class ProberTest : IAsyncLifetime
{
    // On the virtual clock; but a command ends itself soon after it in real time, for which the machine may be slow.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(50);

    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Peer> _peers = [];
    private readonly Prober _prober;

    protected ProberTest() => _prober = new Prober(Clock, ProberLimits.Usual);

    protected VirtualClock Clock { get; } = new();

    protected AgentDefinition Agent { get; set; } = ProbedAgents.Named("agent");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var peer in _peers)
        {
            await peer.DisposeAsync();
        }

        _prober.Dispose();
        CleanUp();
    }

    /// <summary>Of what a test adds; the runner calls no other disposal.</summary>
    protected virtual void CleanUp() { }

    private protected Peer Serve(Func<PeerTalk, Task> serve) => Serve(new Peer(serve));

    private protected Peer Serve(Peer peer)
    {
        _peers.Add(peer);
        return peer;
    }

    protected Task<ProbeAnswer> AskAsync(ProbeTarget target) => Done(Ask(target));

    protected Task<ProbeAnswer> Ask(ProbeTarget target) => _prober.ProbeAsync(Agent, target, Limit);

    /// <summary>What it says when its time is up, which it is not before the other side has got so far.</summary>
    protected async Task<ProbeAnswer> AskUntilTimeIsUpAsync(ProbeTarget target, Task soFar)
    {
        var answer = Ask(target);
        await Done(soFar);
        LetTimeBeUp();
        return await Done(answer);
    }

    protected void LetTimeBeUp()
    {
        while (Clock.MoveToNextTimer(Clock.Elapsed + Limit)) { }
    }

    protected static Task<ProbeAnswer> Done(Task<ProbeAnswer> answer) => answer.WaitAsync(Patience);

    protected static Task Done(Task step) => step.WaitAsync(Patience);
}
