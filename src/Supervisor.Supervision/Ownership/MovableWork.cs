using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Ownership;

/// <summary>How the supervisors of agents meet ownership: a right for each start, and a leash on what was started.</summary>
public sealed record MovableWork(GroupRights Rights, LeashedWork Leashed, StoredNotes Notes)
{
    /// <param name="note">What is to be remembered of the agent before it is started.</param>
    /// <returns>The start as it may be made now; null: not now.</returns>
    public LaunchRequest? Allow(LaunchRequest request, AgentNote note)
    {
        var definition = request.Definition;
        if (definition.Epoch is not { } epoch)
        {
            return request;
        }

        var agent = request.Id.Agent;
        if (!Notes.Has(agent.Group, agent.Agent, epoch, note) || Rights.Ask(agent.Group, epoch) is not { } right)
        {
            return null;
        }

        return HasLeash(definition) ? request with { Leash = right.Leash } : request;
    }

    /// <summary>It runs, or is about to.</summary>
    public void Begin(WorkloadId id, AgentDefinition definition)
    {
        if (definition.Epoch is not null && HasLeash(definition))
        {
            Leashed.Begin(id, definition.Launch.Runtime);
        }
    }

    public void End(WorkloadId id) => Leashed.End(id);

    /// <summary>What runs within a container dies with it, and so by its leash.</summary>
    private static bool HasLeash(AgentDefinition definition) => definition.Launch is ProcessLaunch or ContainerLaunch;
}
