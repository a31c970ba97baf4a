using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers;

/// <summary>Who is told beside the runtime's listener; on any thread, and only to pass it on.</summary>
/// <param name="Told">
/// What is worth saying while a container is made: of which agent, whether something is not as its file says, and what.
/// </param>
/// <param name="KeepLog">Of each log that agents within containers write to: it is to be cut when it gets long.</param>
public sealed record ContainerListener(Action<AgentAddress, bool, string> Told, Action<string, LogDefinition> KeepLog);
