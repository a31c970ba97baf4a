using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>A secret or a config, given to a service.</summary>
internal static class GrantKeys
{
    public static SectionShape Keys =>
        Section(
            "a grant",
            Supported("source", Text).Needed(),
            Supported("target", Text),
            Supported("uid", Text),
            Supported("gid", Text),
            Supported("mode", ComposeForms.FileMode)
        );
}
