namespace Supervisor.Actors.Letters;

/// <summary>A message that no actor handled.</summary>
/// <param name="Message">The message; null for a piped result that was never turned into one.</param>
/// <param name="Recipient">The path of the actor that it was for.</param>
public sealed record DeadLetter(object? Message, string Recipient, DeadLetterReason Reason);
