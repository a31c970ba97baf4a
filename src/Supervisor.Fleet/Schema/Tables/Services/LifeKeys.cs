using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>When it starts, how it is watched, restarted and stopped.</summary>
internal static class LifeKeys
{
    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("depends_on", ListOf(Text) | MapOf(DependencyKeys)),
            Supported("healthcheck", HealthKeys),
            Supported("restart", ComposeForms.Restart),
            Supported("stop_signal", Text),
            Supported("stop_grace_period", Duration),
            Supported("post_start", ListOf(HookKeys.Supported)),
            Supported("pre_stop", ListOf(HookKeys.Supported)),
            Supported("profiles", ListOf(Text)),
            Supported("scale", ComposeForms.OneReplica),
            Warned("attach", Flag, "nothing here runs in the foreground.", "Use pbm's logs to follow the output."),
        ];

    private static SectionShape DependencyKeys =>
        Section(
            "a dependency",
            Supported("condition", Word("service_started", "service_healthy", "service_completed_successfully"))
                .Needed(),
            Supported("required", Flag),
            Supported("restart", Flag)
        );

    private static SectionShape HealthKeys =>
        Section(
            "a health check",
            Supported("test", Text | ListOf(Text)),
            Supported("disable", Flag),
            Supported("interval", Duration),
            Supported("timeout", Duration),
            Supported("retries", NumberFrom(0, int.MaxValue)),
            Supported("start_period", Duration),
            Supported("start_interval", Duration)
        );
}
