using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ports.Coordination;

/// <summary>What every change says of its origin.</summary>
/// <param name="Id">Made by the one who asks, once for each change: by it he knows his own again.</param>
/// <param name="Who">The operator or the part of the program, as it is shown to operators.</param>
/// <param name="When">By the hybrid clock of the node that asked.</param>
public sealed record ChangeStamp(CommandId Id, string Who, HybridTime When);
