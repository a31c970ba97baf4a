using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Schema.Tables;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema;

/// <summary>The keys of one agent.</summary>
internal static class AgentSchema
{
    /// <summary>What may come back every so often says so with <c>off</c>, so that a shared part can be taken back.</summary>
    private static readonly ScalarShape Off = Word("off");

    /// <summary>Who must speak every zero seconds is hung from the first moment on.</summary>
    private static readonly ScalarShape Silence = new(
        "a duration above zero",
        ComposeKinds.NotADuration,
        "Write how long it may be silent, such as 30s.",
        text => Binding.ScalarText.Duration(text) is { Ticks: > 0 } ? null : ""
    );

    private static readonly ScalarShape OnLoss = Word("wait", "restart", "stop");

    private static readonly SchemaRow[] BudgetRows =
    [
        Supported("max", NumberFrom(0, 1_000_000)),
        Supported("within", Duration),
        Supported("min", Duration),
        Supported("cap", Duration),
    ];

    /// <summary>How often a group may restart.</summary>
    public static readonly SectionShape Budget = Section("a budget of restarts", BudgetRows);

    /// <summary>Compose's word for it, or more exactly.</summary>
    public static readonly Shape Restart =
        ComposeForms.Restart
        | Section(
            "a rule for restarts",
            [Supported("mode", Word("no", "on-failure", "always", "unless-stopped")), .. BudgetRows]
        );

    public static readonly SectionShape Keys = Section(
        "an agent",
        Supported("command", ComposeForms.Command),
        Supported("port", ComposeForms.PortNumber),
        Supported("needs", ListOf(Text | Need)),
        Supported("onLoss", OnLoss),
        Supported("required", Flag),
        Supported("ttl", Duration),
        Supported("startDeadline", Duration),
        Supported("progress", Silence | Off),
        Supported("watchdog", Silence | Off),
        Supported("probe", Probe | Off),
        Supported("liveness", Probe | Off),
        Supported("restart", Restart),
        Supported("onExpiry", Word("notReady", "alive")),
        Supported("onExhausted", Word("quarantine", "escalate")),
        Supported("environment", ComposeForms.Pairs),
        Supported("user", Text),
        Supported("working_dir", Text),
        Supported("stop_signal", Text),
        Supported("stop_grace_period", Duration)
    );

    private static SectionShape Need =>
        Section("a need", Supported("name", Text).Needed(), Supported("onLoss", OnLoss));

    private static Shape Probe =>
        Guarded(
            Section(
                "a probe",
                Supported("http", Text),
                Supported("tcp", Text),
                Supported("exec", ComposeForms.Command),
                Supported("redis", Text),
                Supported("nats", Text),
                Supported("interval", Duration),
                Supported("timeout", Duration),
                Supported("retries", NumberFrom(1, 1_000)),
                Supported("startPeriod", Duration)
            ),
            ObjectionToTargets
        );

    private static Objection? ObjectionToTargets(TreeNode node)
    {
        var targets = ProbeBinder.TargetKeys.Where(key => (node as MapNode)?.Find(key) is not null).ToList();
        return targets.Count switch
        {
            1 => null,
            0 => new Objection(
                SupervisorKinds.ProbeWithoutTarget,
                "it does not say what to ask.",
                $"Add one of {string.Join(", ", ProbeBinder.TargetKeys)}, such as http: \":8080/health\"."
            ),
            _ => new Objection(
                SupervisorKinds.ProbeWithSeveralTargets,
                $"it asks {string.Join(" and ", targets)}, and a probe asks one thing.",
                "Keep one of them; the other may be the liveness probe, or part of an exec probe."
            ),
        };
    }
}
