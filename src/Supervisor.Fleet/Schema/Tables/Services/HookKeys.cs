using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>A command that is run beside the container's own.</summary>
internal static class HookKeys
{
    public static SectionShape Supported => Keys(Rows.Supported);

    public static SectionShape Covered => Keys(Rows.Covered);

    private static SectionShape Keys(Func<string, Shape, SchemaRow> row) =>
        Section(
            "a hook",
            row("command", ComposeForms.Command).Needed(),
            row("user", Text),
            row("privileged", Flag),
            row("working_dir", Text),
            row("environment", ComposeForms.Pairs)
        );
}
