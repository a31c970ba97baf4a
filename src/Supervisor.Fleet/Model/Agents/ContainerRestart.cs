namespace Supervisor.Fleet.Model.Agents;

/// <summary>When a container is started again that is there for the agents within it, and how often.</summary>
public sealed record ContainerRestart(RestartMode Mode, RestartBudget Budget);
