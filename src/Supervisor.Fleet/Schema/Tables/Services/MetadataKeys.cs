using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>What others know it by, and where its output goes.</summary>
internal static class MetadataKeys
{
    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("container_name", ComposeForms.ContainerName),
            Supported("labels", ComposeForms.Pairs),
            Supported("label_file", Text | ListOf(Text)),
            Supported("annotations", ComposeForms.Pairs),
            Supported(
                "logging",
                Section("logging", Supported("driver", Text), Supported("options", MapOf(Text | Nothing)))
            ),
        ];
}
