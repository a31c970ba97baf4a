using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Tests.Supervision.Roster;

/// <summary>Snapshots as agents and groups would make them.</summary>
internal static class Snapshots
{
    internal static AgentAddress Address(string path) =>
        path.Split('/') is [var group, var agent] ? new AgentAddress(group, agent) : new AgentAddress(path, path);

    internal static NeedDefinition Need(string path, bool isCompletion = false, string? node = null) =>
        new(
            new NeedTarget(
                Address(path).Group,
                path.EndsWith("/*", StringComparison.Ordinal) ? null : Address(path).Agent,
                node
            ),
            LossRule.Wait,
            isCompletion
        );

    internal static AgentSnapshot Agent(
        string path,
        AgentPhase phase,
        long version = 1,
        string cause = "",
        string reason = "",
        bool isWanted = true
    ) =>
        new()
        {
            Address = Address(path),
            Version = version,
            Phase = phase,
            Cause = cause,
            Reason = reason,
            Since = HybridTime.Zero,
            IsWanted = isWanted,
        };

    internal static GroupSnapshot Group(
        string name,
        bool isReady,
        long version = 1,
        string state = GroupStates.Running,
        string reason = ""
    ) =>
        new()
        {
            Name = name,
            Version = version,
            State = state,
            IsReady = isReady,
            Reason = reason,
            Since = HybridTime.Zero,
        };
}
