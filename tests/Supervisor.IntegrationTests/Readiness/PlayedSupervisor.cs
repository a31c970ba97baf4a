using System.Threading.Channels;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Actors;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Stands for an agent's supervisor: keeps what it was told, and answers as the test says.</summary>
internal sealed class PlayedSupervisor
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<AgentSignal> _signals = Channel.CreateUnbounded<AgentSignal>();

    private volatile ManualResetEventSlim? _mayAnswer;

    public PlayedSupervisor(ActorSystem system, AgentAddress agent) =>
        Ref = system.Spawn(
            Props.Of(() => new ScriptedActor<AgentMessage>((_, message) => Receive((SignalCame)message))),
            $"{agent.Group}-{agent.Agent}"
        );

    public ActorRef<AgentMessage> Ref { get; }

    /// <summary>The incarnation that runs; words of others are refused.</summary>
    public string Incarnation { get; set; } = "1-aa";

    public SignalOutcome Answer { get; set; } = SignalOutcome.Taken;

    /// <summary>All that came and was not looked at yet.</summary>
    public int Waiting => _signals.Reader.Count;

    public async Task<AgentSignal> NextAsync()
    {
        try
        {
            return await _signals.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"No word has come within {Patience.TotalSeconds} s.", e);
        }
    }

    /// <summary>Until what is given back is disposed, nothing is answered.</summary>
    public IDisposable Hold()
    {
        var held = new ManualResetEventSlim();
        _mayAnswer = held;
        return new Release(held);
    }

    private void Receive(SignalCame came)
    {
        _signals.Writer.TryWrite(came.Signal);
        _mayAnswer?.Wait(Patience);
        came.ReplyTo?.Tell(
            came.Signal.Incarnation == Incarnation
                ? Answer
                : SignalOutcome.Refused(SignalCodes.OldIncarnation, $"{Incarnation} runs now.")
        );
    }

    private sealed class Release(ManualResetEventSlim held) : IDisposable
    {
        public void Dispose() => held.Set();
    }
}
