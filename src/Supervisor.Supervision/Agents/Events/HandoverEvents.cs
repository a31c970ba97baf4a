using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Events;

/// <summary>Its node owns its group, and it goes by what was left of it where it ran before.</summary>
/// <param name="Epoch">Of the ownership.</param>
/// <param name="Note">Null: there was nothing, and it goes by what is written here.</param>
/// <param name="Hash">Of the definition by which it is taken over.</param>
/// <param name="Boot">When, on the boot clock.</param>
public sealed record AgentTakenOver(long Epoch, AgentNote? Note, string Hash, BootMoment Boot) : AgentEvent;
