using Supervisor.Contracts;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Processes.Users;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Processes;

/// <summary>A start as the supervisors decide it, and the same as the guard carries it out.</summary>
internal sealed class LaunchTranslation(ProcessRuntimeSettings settings)
{
    /// <summary>Where programs for s6 find the descriptor to say in one line that they are ready.</summary>
    private const int NotifyDescriptor = 3;

    /// <param name="surroundings">Variables that this incarnation gets beside its definition's.</param>
    public Outcome<WorkloadStart> Of(LaunchRequest request, ValueMap<string> surroundings)
    {
        var launch = (ProcessLaunch)request.Definition.Launch;
        var user = User(launch.User);
        if (!user.IsOk)
        {
            return user.Error;
        }

        var start = new WorkloadStart(
            new WorkloadName(
                settings.Cluster,
                settings.Node,
                request.Id.Agent.Group,
                request.Id.Agent.Agent,
                request.Id.Incarnation
            ),
            [.. launch.Command],
            Environment(launch.Environment, surroundings),
            launch.Directory,
            new WorkloadOutput(
                new AgentLogs(settings.Logs).PathOf(request.Id.Agent),
                null,
                launch.Log.SegmentBytes,
                launch.Log.Segments
            ),
            user.Value.User,
            Limits: Limits(launch.Resources),
            ResourceLimits: [.. launch.Resources.Ulimits.Select(limit => Limit(limit.Key, limit.Value))],
            NotifyDescriptor: NotifyDescriptor,
            Leash: request.Leash is { } leash ? LeashTranslation.Of(leash) : null
        );
        return WorkloadStartRules.Check(start) is { } wrong ? wrong : start;
    }

    private static Outcome<UserChoice> User(string? text) =>
        text is null ? new UserChoice(null) : UserLookup.Find(text);

    private static Dictionary<string, string> Environment(ValueMap<string> defined, ValueMap<string> surroundings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in defined.Concat(surroundings))
        {
            environment[name] = value;
        }

        return environment;
    }

    private static WorkloadLimits Limits(ResourceLimits limits) =>
        new(limits.MemoryBytes, (double?)limits.Cpus, limits.Pids is > 0 and var pids ? pids : null);

    private static ResourceLimit Limit(string name, UlimitModel limit) => new(name, limit.Soft, limit.Hard);
}
