namespace Supervisor.Supervision.Commands;

/// <summary>
/// A message that says what has happened outside, or that work which exists already goes on: an exit, a lost probe, an
/// effect's outcome, a restart that is due. Not to act on it would do harm, so while the journal takes nothing it is decided
/// and acted on from memory, and written when the journal takes events again.
/// <para>
/// Mark with it only what stays right if the daemon dies before it was written: whatever it leads to must be found by
/// looking at the outside at the next start. A message without a mark that begins something new waits for the journal.
/// </para>
/// </summary>
public interface IObservation;
