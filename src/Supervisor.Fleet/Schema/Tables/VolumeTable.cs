using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables;

internal static class VolumeTable
{
    public static readonly SectionShape Keys = Section(
        "a volume",
        Supported("name", Text),
        Supported("external", Flag | NetworkTable.ExternalName),
        Supported("driver", Text),
        Supported("driver_opts", MapOf(Text)),
        Supported("labels", ComposeForms.Pairs)
    );
}
