using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Trees;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

internal static class DeployKeys
{
    private const string SwarmOnly = "it is Swarm's.";
    private const string RollsByItself = "one container is replaced by one, by the agents' readiness.";

    public static readonly SectionShape Keys = Section(
        "a deployment",
        Supported("resources", Resources),
        Supported("replicas", ComposeForms.OneReplica),
        Supported("mode", Mode),
        Supported("restart_policy", RestartPolicy),
        Warned("endpoint_mode", Text, SwarmOnly, "Remove it."),
        Warned("labels", ComposeForms.Pairs, "they are for Swarm's service.", "Write labels in the service itself."),
        Warned("placement", Placement, SwarmOnly, "Say in x-supervisor.placement where the group may run."),
        Warned("update_config", UpdatePolicy, RollsByItself, "Remove it."),
        Warned("rollback_config", UpdatePolicy, RollsByItself, "Remove it.")
    );

    private static Shape Mode =>
        Guarded(
            Word("replicated", "global", "replicated-job", "global-job"),
            node =>
                node is ScalarNode { Text: not "replicated" }
                    ? new Objection(
                        ComposeKinds.RefusedValue,
                        "a service is one container on one node.",
                        "List the service in the file of each node that should run it; what should end by itself exits 0."
                    )
                    : null
        );

    private static SectionShape Resources =>
        Section("resources", Supported("limits", Limits), Supported("reservations", Reservations));

    private static SectionShape Limits =>
        Section("limits", Supported("cpus", Fraction), Supported("memory", Size), Supported("pids", Number));

    private static SectionShape Reservations =>
        Section(
            "reservations",
            Supported("cpus", Fraction),
            Supported("memory", Size),
            Supported("devices", ListOf(DeviceRequestKeys.Keys)),
            Warned("generic_resources", ListOf(GenericResource), SwarmOnly, "Write devices, or x-supervisor's gpu.")
        );

    private static SectionShape GenericResource =>
        Section(
            "a resource",
            Covered("discrete_resource_spec", Section("an amount", Covered("kind", Text), Covered("value", Fraction)))
        );

    private static Shape RestartPolicy =>
        Guarded(
            RestartPolicySection,
            node =>
                node is MapNode map
                && map.Find("max_attempts") is not null
                && map.Find("condition")?.Value is not ScalarNode { Text: "on-failure" }
                    ? new Objection(
                        ComposeKinds.RefusedValue,
                        "attempts are counted after failures only.",
                        "Write condition: on-failure, or say in x-supervisor.restart how often is too often."
                    )
                    : null
        );

    private static SectionShape RestartPolicySection =>
        Section(
            "a restart policy",
            Supported("condition", Word("none", "on-failure", "any")),
            Supported("delay", Duration),
            Supported("max_attempts", NumberFrom(0, int.MaxValue)),
            Supported("window", Duration)
        );

    private static SectionShape Placement =>
        Section(
            "a placement",
            Covered("constraints", ListOf(Text)),
            Covered("preferences", ListOf(Section("a preference", Covered("spread", Text)))),
            Covered("max_replicas_per_node", Number)
        );

    private static SectionShape UpdatePolicy =>
        Section(
            "a policy of updates",
            Covered("parallelism", Number),
            Covered("delay", Duration),
            Covered("failure_action", Text),
            Covered("monitor", Duration),
            Covered("max_failure_ratio", Fraction),
            Covered("order", Word("start-first", "stop-first"))
        );
}
