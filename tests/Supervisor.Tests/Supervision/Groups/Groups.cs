using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.TestKit.Actors;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>Definitions and messages for tests of groups.</summary>
internal static class Groups
{
    internal const string Name = "web";

    /// <summary>Three restarts a minute, the first at once and the second after a second.</summary>
    internal static readonly RestartPolicy Policy = new(
        3,
        TimeSpan.FromMinutes(1),
        new BackoffPolicy(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), Jitter: 0),
        TimeSpan.FromSeconds(30)
    );

    private static readonly ActorRef<CommandOutcome> Nobody = new ActorKit().Probe<CommandOutcome>().Ref;

    private static int _commands;

    internal static GroupDefinition Define(GroupStrategy strategy, params string[] agents) =>
        new()
        {
            Name = Name,
            Strategy = strategy,
            Restart = Policy with { Max = 2 },
            Agents = agents.Select(agent => Agent(agent, strategy)).ToValueList(),
        };

    internal static AgentDefinition Agent(string name, GroupStrategy strategy = GroupStrategy.OneForOne) =>
        new()
        {
            Address = new AgentAddress(Name, name),
            Hash = $"hash of {name}",
            Launch = new ProcessLaunch { Command = ["run"], Directory = "/" },
            Restart = Policy,
            FailsWithSiblings = strategy is not GroupStrategy.OneForOne,
        };

    internal static GroupDefinition Escalating(this GroupDefinition group) =>
        group with
        {
            Agents = group.Agents.Select(agent => agent with { OnExhausted = ExhaustedRule.Escalate }).ToValueList(),
        };

    internal static AgentSnapshot Snapshot(string agent, AgentPhase phase, bool isWanted = true, long version = 0) =>
        new()
        {
            Address = new AgentAddress(Name, agent),
            Version = version,
            Phase = phase,
            Cause = AgentCauses.Due,
            Reason = "",
            Since = new HybridTime(version),
            IsWanted = isWanted,
        };

    internal static StopGroup Stop(string by = "ann") => new(NextId(), by, Nobody);

    internal static StartGroup Start(string by = "ann") => new(NextId(), by, Nobody);

    internal static RestartGroup Restart(string by = "ann") => new(NextId(), by, Nobody);

    internal static ReleaseGroup Release(string by = "ann") => new(NextId(), by, Nobody);

    internal static CommandId NextId() => Id($"c{Interlocked.Increment(ref _commands)}");

    internal static CommandId Id(string text) =>
        CommandId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));
}
