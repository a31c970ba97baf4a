namespace Supervisor.Supervision.Definitions;

/// <summary>
/// What the image of its group's container starts by itself: it runs when the container does, and is only listened to.
/// </summary>
/// <param name="Holder">Whose workload the container is.</param>
public sealed record ListenLaunch(AgentAddress Holder) : LaunchDefinition
{
    public override RuntimeKind Runtime => RuntimeKind.Containers;
}
