namespace Supervisor.Supervision.Commands;

/// <summary>
/// A message that only asks. It changes nothing, so it is answered from the last known state while the journal cannot be
/// read or written.
/// </summary>
public interface IQuery;
