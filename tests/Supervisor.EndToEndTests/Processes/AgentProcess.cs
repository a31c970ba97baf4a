namespace Supervisor.EndToEndTests.Processes;

/// <summary>A process of the machine that is an agent's, by what it carries in its environment.</summary>
internal sealed record AgentProcess(int Pid, string Agent, string Incarnation);
