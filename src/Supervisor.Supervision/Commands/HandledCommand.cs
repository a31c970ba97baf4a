using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Commands;

internal readonly record struct HandledCommand(string Id, HybridTime Time);
