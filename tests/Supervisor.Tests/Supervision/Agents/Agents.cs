using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>An agent, its need, and all that may be said of them, for tests.</summary>
internal static class Agents
{
    internal static readonly AgentAddress Address = new("shop", "till");

    internal static readonly AgentAddress Dependent = new("shop", "door");

    internal static readonly AgentDefinition Silent = new()
    {
        Address = Address,
        Hash = "one",
        Launch = new ProcessLaunch { Command = ["till"], Directory = "/" },
        Ttl = TimeSpan.FromSeconds(100),
    };

    /// <summary>Run within the container of its group.</summary>
    internal static readonly AgentDefinition Within = Silent with
    {
        Launch = new ExecLaunch(AgentAddress.HolderOf("shop")) { Command = ["till"] },
        Needs = [NeedOfContainer],
    };

    /// <summary>Started by its container's image.</summary>
    internal static readonly AgentDefinition Listened = Within with
    {
        Launch = new ListenLaunch(AgentAddress.HolderOf("shop")),
    };

    internal static readonly AgentDefinition Speaking = Silent with { Speaks = true };

    internal static readonly AgentDefinition Probed = Silent with
    {
        Probe = new ProbeModel { Target = new ProbeTarget.Tcp(":1") },
    };

    internal static readonly AgentDefinition Watched = Speaking with
    {
        Liveness = new ProbeModel { Target = new ProbeTarget.Tcp(":1") },
        Watchdog = TimeSpan.FromSeconds(20),
        Progress = TimeSpan.FromSeconds(40),
    };

    internal static NeedDefinition Need(LossRule onLoss = LossRule.Wait) =>
        new(new NeedTarget("bank", "vault"), onLoss);

    internal static NeedDefinition NeedOfContainer =>
        new(new NeedTarget("shop", AgentAddress.HolderName), LossRule.Wait) { IsOfRunning = true };

    internal static NeedsChanged Container(bool runs) =>
        new(new NeedsView([new NeedStatus(NeedOfContainer, runs, runs ? "runs" : "is starting")]));

    internal static NeedsView Needs(bool areMet, LossRule onLoss = LossRule.Wait, bool isKnown = true) =>
        new([new NeedStatus(Need(onLoss), areMet, areMet ? "is ready" : "is starting") { IsKnown = isKnown }]);

    internal static AgentOrders Run(AgentDefinition definition) => new(definition, Run: true);

    internal static AgentOrders Rest(AgentDefinition? definition, string cause = AgentCauses.GroupStop) =>
        new(definition, Run: false, cause, "An operator stopped the group.");

    internal static CommandId Id(string text) =>
        CommandId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));

    internal static ProcessFacts Process(int? pid = 7) => new(pid, 1, "boot", DateTimeOffset.UnixEpoch);

    internal static Workload Running(string incarnation) =>
        new(new WorkloadId(Address, incarnation), Process(), null, []);

    internal static Workload Ended(string incarnation, WorkloadExit exit) => Running(incarnation) with { Exit = exit };

    internal static WorkloadExit Exit(int code) => new(ExitKind.Exited, code, null, ExitCause.Itself, false);

    internal static WorkloadExit Killed(int signal, ExitCause cause = ExitCause.Itself) =>
        new(ExitKind.Signalled, null, signal, cause, false);

    internal static EffectOutcome<TResult> Outcome<TResult>(TResult result) => new(EffectStatus.Ended, result, null, 0);

    internal static EffectOutcome<TResult> Open<TResult>(EffectStatus status) => new(status, default, null, 1);

    internal static OperatorError Error(string message) => new("test", message, "", "");

    internal static SignalCame Says(AgentWord word, string? incarnation = null, string source = "http") =>
        new(new AgentSignal(Address, incarnation, source, word), null);

    internal static AgentWord Ready(string? details = null) => new AgentWord.Ready(details);
}
