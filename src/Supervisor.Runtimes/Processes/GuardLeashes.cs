using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Processes;

/// <summary>The guard, as containers are held by it.</summary>
internal sealed class GuardLeashes(GuardLink link, ProcessRuntimeSettings settings) : IContainerLeashes
{
    public async Task<Outcome<HeldContainer>> HoldAsync(WorkloadId id, HoldRequest hold)
    {
        var session = await link.NeedAsync();
        var answer = session.IsOk ? await session.Value.HoldAsync(Name(id), hold, link.Ends) : session.Error;
        return answer switch
        {
            { IsOk: true, Value.Held: [var held] } => held,
            { IsOk: true } => new OperatorError(
                GuardErrorCodes.NoAnswer,
                "The guard's answer does not say which deadline holds.",
                "",
                ""
            ),
            _ => LeashTranslation.Said(answer.Error!),
        };
    }

    // One that could not be released is past its deadline and kills what shows up of its container, until its next start.
    public async Task ReleaseAsync(WorkloadId id)
    {
        if (link.Session is { } session)
        {
            await session.ReleaseAsync(Name(id), link.Ends);
        }
    }

    public async Task<Outcome<IReadOnlySet<WorkloadId>>> ExpiredAsync()
    {
        var session = await link.NeedAsync();
        var held = session.IsOk ? await session.Value.HeldAsync(link.Ends) : session.Error;
        return held.IsOk
            ? held
                .Value.Where(it => it.State == HoldStates.Expired && IsOurs(it.Name))
                .Select(it => new WorkloadId(new AgentAddress(it.Name.Group, it.Name.Agent), it.Name.Incarnation))
                .ToHashSet()
            : held.Error;
    }

    private bool IsOurs(WorkloadName name) => name.Cluster == settings.Cluster && name.Node == settings.Node;

    private WorkloadName Name(WorkloadId id) =>
        new(settings.Cluster, settings.Node, id.Agent.Group, id.Agent.Agent, id.Incarnation);
}
