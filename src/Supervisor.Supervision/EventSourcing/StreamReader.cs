using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>Reads an actor's stream at its start, again and again until the journal answers.</summary>
internal sealed class StreamReader<TMessage, TEvent, TState>(
    StreamDefinition<TMessage, TEvent, TState> definition,
    EventSourcingServices services,
    StreamMemory<TMessage, TEvent, TState> memory,
    StreamStatus status,
    IStreamOwner<TMessage, TEvent> owner
)
    where TEvent : class
{
    private static readonly object ReadAgain = new();

    internal void Read() => owner.Context.Continue(services.Journal.ReadAsync(definition.Stream), OnRead);

    private void OnRead(Task<ReadOutcome> reading)
    {
        var read = reading.GetAwaiter().GetResult();
        switch (read.Status)
        {
            case ReadStatus.Read:
                Replay(read);
                break;
            case ReadStatus.Damaged:
                Quarantine(read.Reason);
                break;
            default:
                Doubt(read.Reason);
                break;
        }
    }

    private void Replay(ReadOutcome read)
    {
        try
        {
            memory.Replay(read);
        }
        catch (Exception cause)
        {
            Quarantine($"The events of {definition.Stream} cannot be replayed: {cause.Message}");
            return;
        }

        // What this node writes from now on is later than what it wrote before, whatever became of the wall clock.
        services.Clock.Observe(memory.Remembered.Time);
        status.BeReady(memory.Remembered.Version);
        owner.OnRecovered();
        owner.GoOn();
    }

    private void Quarantine(string reason)
    {
        status.BeQuarantined(reason);
        owner.OnQuarantined();
        owner.Context.ReleaseMail();
        owner.Context.UnstashAll();
    }

    private void Doubt(string reason)
    {
        status.BeUnreadable(reason);
        owner.Context.Timers.RunOnce(ReadAgain, status.NextPause(owner.Context.Chance()), Read);

        // Those who have waited until now are answered: with a doubt, but at once.
        owner.Context.ReleaseMail();
    }
}
