using Supervisor.Actors.Strategies;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// How every parent of event-sourced actors answers their failures. A fenced one is not made again: its process must not
/// act any longer, so the failure goes up to the top, and there it ends the system.
/// </summary>
public static class Fencing
{
    public static SupervisionStrategy Strategy { get; } =
        new() { Decide = static cause => cause is JournalFencedException ? Directive.Escalate : Directive.Restart };
}
