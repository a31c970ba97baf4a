namespace Supervisor.Supervision.Commands;

/// <summary>
/// A message that demands an act for safety: a kill because of fencing, a stop at its deadline. It overtakes everything that
/// waits for the journal and is acted on first, in whatever state the actor is; what follows from it is decided and written
/// afterwards. It must be told, asked or set on a timer: what is piped or adapted becomes a message only when its turn comes,
/// and waits like any other.
/// </summary>
public interface ISafetyAct;
