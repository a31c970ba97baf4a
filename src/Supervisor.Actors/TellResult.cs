namespace Supervisor.Actors;

/// <summary>What became of a message at the moment of <c>Tell</c>. A caller that does not care may ignore it.</summary>
public enum TellResult
{
    /// <summary>
    /// In the mailbox. It is handled, stashed or counted as a dead letter, but never lost silently: an actor that stops at
    /// this moment makes a dead letter of it.
    /// </summary>
    Accepted,

    /// <summary>The bounded mailbox is full; the message was not taken.</summary>
    Full,

    /// <summary>The actor has stopped; the message was not taken.</summary>
    Gone,
}
