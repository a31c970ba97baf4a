namespace Supervisor.Supervision.Commands;

/// <param name="Reason">Why it was not done or is unknown, as a sentence; empty when it was done.</param>
public sealed record CommandOutcome(CommandStatus Status, string Reason)
{
    public static CommandOutcome Done { get; } = new(CommandStatus.Done, "");

    public static CommandOutcome Refused(string reason) => new(CommandStatus.Refused, reason);

    public static CommandOutcome Unavailable(string reason) => new(CommandStatus.Unavailable, reason);

    public static CommandOutcome Unknown(string reason) => new(CommandStatus.Unknown, reason);
}
