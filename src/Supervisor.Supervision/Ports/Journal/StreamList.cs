namespace Supervisor.Supervision.Ports.Journal;

/// <summary>The streams that were asked for; when the store did not answer, none and the reason.</summary>
public sealed record StreamList(IReadOnlyList<string> Streams, string Reason);
