using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>Cards for a container, in <c>gpus</c> and in <c>deploy</c>.</summary>
internal static class DeviceRequestKeys
{
    public static SectionShape Keys =>
        Section(
            "a request for devices",
            Supported("capabilities", ListOf(Text)),
            Supported("driver", Text),
            Supported("count", NumberFrom(-1, int.MaxValue) | Word("all")),
            Supported("device_ids", ListOf(Text)),
            Supported("options", ComposeForms.Pairs)
        );
}
