using Supervisor.Actors;

namespace Supervisor.IntegrationTests.Actors.Stress;

internal enum Fate
{
    Handled,
    Forwarded,
    Stashed,
    Unstashes,
    Unhandled,
    Resumes,
    Restarts,
    Escalates,
    StopsItsReceiver,
    StopsByItsParent,
    SetsATimer,
    Pipes,
    HoldsTheMail,
}

/// <summary>A message that must be accounted for: one number, one end.</summary>
/// <param name="Sender">The thread that told it; -1 for one told by an actor.</param>
/// <param name="ReplyTo">Set when it was asked.</param>
internal sealed record Parcel(int Number, int Sender, Fate Fate, ActorRef<int>? ReplyTo);
