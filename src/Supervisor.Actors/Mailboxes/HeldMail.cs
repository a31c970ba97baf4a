namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// What waits because the actor holds its mail. An envelope is looked at once, when it would have been handled, and then
/// stays here until the hold ends: a second hold finds it already here, so that holding again and again costs no more than
/// what arrives meanwhile.
/// </summary>
internal sealed class HeldMail
{
    /// <summary>All of it came before everything that is still in the mailbox.</summary>
    internal EnvelopeList Waiting;

    internal bool IsHolding { get; set; }
}
