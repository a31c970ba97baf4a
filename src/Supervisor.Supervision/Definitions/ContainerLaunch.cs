namespace Supervisor.Supervision.Definitions;

/// <summary>A container: the agent is its first process, or the container is there for the agents within it.</summary>
public sealed record ContainerLaunch(ContainerDefinition Container) : LaunchDefinition
{
    public override RuntimeKind Runtime => RuntimeKind.Containers;
}
