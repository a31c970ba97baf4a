namespace Supervisor.Journal.Stores;

/// <param name="Writer">A random id of the one who opens, drawn once for each start of a daemon.</param>
/// <param name="IsClaim">
/// True at a start: whoever wrote before is fenced. False after a fault: then the store opens only for the writer that
/// claimed it last, and any other is told that it is fenced.
/// </param>
public sealed record OpenRequest(string Writer, bool IsClaim);
