using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables;

internal static class ConfigTable
{
    public static readonly SectionShape Keys = Section(
        "a config",
        Supported("name", Text),
        Supported("file", Text),
        Supported("environment", Text),
        Supported("content", Text),
        Refused(
            "external",
            Flag | NetworkTable.ExternalName,
            "only a Swarm keeps configs.",
            "Give the config by file, environment or content."
        ),
        Refused("template_driver", Text, "only a Swarm renders configs.", "List the file in x-supervisor's templates."),
        Warned("labels", ComposeForms.Pairs, "a config is a mounted file, which bears no labels.", "Remove it.")
    );
}
