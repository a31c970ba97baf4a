using Supervisor.Actors;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>Keeps a stream short: a snapshot after so many events, and then the events go that it covers.</summary>
internal sealed class Retention<TMessage>(string stream, EventSourcingServices services)
{
    /// <summary>To be called when all that is remembered is durable.</summary>
    internal void KeepShort<TEvent, TState>(
        IActorContext<TMessage> context,
        Remembered<TMessage, TEvent, TState> remembered
    )
        where TEvent : class
    {
        var isDue = remembered.Version - remembered.SnapshotVersion >= services.EventsPerSnapshot;
        if (!isDue || remembered.TakeSnapshot() is not { } snapshot)
        {
            return;
        }

        // A snapshot that fails costs only replay time, and the next one makes up for it; so does a trim.
        context.Continue(
            services.Journal.SaveSnapshotAsync(stream, snapshot),
            saved =>
            {
                var through = snapshot.Version - services.EventsKept;
                if (saved.GetAwaiter().GetResult().Succeeded && through > 0)
                {
                    context.Continue(services.Journal.TrimAsync(stream, through), static _ => { });
                }
            }
        );
    }
}
