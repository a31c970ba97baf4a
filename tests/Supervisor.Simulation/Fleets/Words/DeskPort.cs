using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Node.Readiness;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Fleets.Words;

/// <summary>
/// The twin of a daemon's surroundings of agents. Files and sockets apart it is the daemon's own: what was opened, whose
/// token is whose, who is meant by a word, and the way of that to the agent's supervisor.
/// </summary>
internal class DeskPort(SimulatedDesk desk, Daemon daemon, IBootClock clock, IAgentDirectory directory)
    : IAgentSurroundings
{
    internal const string TokenVariable = "TOKEN";
    internal const string AgentVariable = "AGENT";
    internal const string IncarnationVariable = "INCARNATION";
    private const string Source = "http";
    private const int MillisecondsPerTick = 10;

    private static readonly TimeSpan OpenTime = TimeSpan.FromMilliseconds(0.5);
    private static readonly SignalOutcome WrongToken = SignalOutcome.Refused("signal.wrong-token", "Nobody's token.");

    private readonly SignalDelivery _delivery = new(directory);
    private readonly Dictionary<AgentAddress, Opening> _known = [];

    public Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition)
    {
        var opened = new TaskCompletionSource<Outcome<ValueMap<string>>>();
        daemon.After(OpenTime, () => opened.TrySetResult(Open(id, definition)));
        return opened.Task;
    }

    // Who has ended may still come with its token, and is refused by its supervisor.
    public Task CloseAsync(WorkloadId id) => Task.CompletedTask;

    public Task RemoveAsync(WorkloadId id)
    {
        if (desk.Remove(id.Agent, id.Incarnation))
        {
            _known.Remove(id.Agent);
        }

        return Task.CompletedTask;
    }

    /// <summary>A word has reached the daemon.</summary>
    /// <param name="answer">Told what became of it; null: nobody can say, ask again.</param>
    internal void Take(AgentAddress agent, string secret, AgentWord word, Action<SignalOutcome?> answer)
    {
        if (!_known.TryGetValue(agent, out var opening))
        {
            answer(null);
            return;
        }

        if (opening.HolderOf(AgentToken.HashOf(secret)) is not { } holder)
        {
            answer(WrongToken);
            return;
        }

        var signal = new AgentSignal(agent, Speaker(opening, holder), Source, word);
        _delivery.DeliverAsync(signal).AsTask().Then(answer);
    }

    /// <summary>At the socket of one that an image starts, which only programs of its container find.</summary>
    internal void TakeAtSocket(
        AgentAddress agent,
        SimulatedProcess speaker,
        AgentWord word,
        Action<SignalOutcome?> answer
    )
    {
        if (!_known.TryGetValue(agent, out var opening))
        {
            answer(null);
            return;
        }

        var facts = new SpeakerFacts(Token: null, Claimed: null);
        var incarnation = opening.IsListened
            ? SpeakerRules.OverListenedSocket(opening, facts, isPeerGone: !speaker.IsAlive)
            : SpeakerRules.OverOwnSocket(opening, facts, () => SinceBoot(speaker));
        var signal = new AgentSignal(agent, incarnation.Value, Source, word);
        _delivery.DeliverAsync(signal).AsTask().Then(answer);
    }

    private static TimeSpan? SinceBoot(SimulatedProcess speaker) =>
        TimeSpan.FromMilliseconds(speaker.Facts.StartTicks * MillisecondsPerTick);

    /// <param name="holder">Whose token it is.</param>
    /// <returns>The incarnation that the word counts as.</returns>
    protected virtual string Speaker(Opening opening, string holder) =>
        SpeakerRules.OverTcp(opening, holder, claimed: null);

    private Outcome<ValueMap<string>> Open(WorkloadId id, AgentDefinition definition)
    {
        if (desk.Read(id.Agent) is { } last && last.IsPast(id.Incarnation))
        {
            return DeskErrors.Over(id, last.Incarnation);
        }

        _known[id.Agent] = desk.FindOrMake(id.Agent, id.Incarnation, clock.Now) with
        {
            IsListened = definition.Launch is ListenLaunch,
        };
        return ValueMap<string>
            .Empty.With(TokenVariable, desk.SecretOf(id.Agent))
            .With(AgentVariable, id.Agent.Agent)
            .With(IncarnationVariable, id.Incarnation);
    }
}
