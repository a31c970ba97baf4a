using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables;

internal static class SecretTable
{
    private const string Mend = "Give the secret by file or by environment.";

    public static readonly SectionShape Keys = Section(
        "a secret",
        Supported("name", Text),
        Supported("file", Text),
        Supported("environment", Text),
        Refused("external", Flag | NetworkTable.ExternalName, "only a Swarm keeps secrets.", Mend),
        Refused("driver", Text, "only a Swarm has drivers of secrets.", Mend),
        Refused("driver_opts", MapOf(Text), "only a Swarm has drivers of secrets.", Mend),
        Refused("template_driver", Text, "only a Swarm renders secrets.", "List the file in x-supervisor's templates."),
        Warned("labels", ComposeForms.Pairs, "a secret is a mounted file, which bears no labels.", "Remove it.")
    );
}
