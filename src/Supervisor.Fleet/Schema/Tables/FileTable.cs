using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Schema.Tables.Services;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables;

/// <summary>The whole table, from the top of a file.</summary>
internal static class FileTable
{
    public static readonly SectionShape Keys = Section(
        "a fleet file",
        Warned("version", Text, "Compose ignores it too.", "Remove it."),
        Supported("name", Text),
        Supported("include", ListOf(Text | IncludeKeys)),
        Supported("services", MapOf(ServiceTable.Keys, ComposeForms.Name)),
        Supported("networks", MapOf(NetworkTable.Keys | Nothing, ComposeForms.Name)),
        Supported("volumes", MapOf(VolumeTable.Keys | Nothing, ComposeForms.Name)),
        Supported("secrets", MapOf(SecretTable.Keys, ComposeForms.Name)),
        Supported("configs", MapOf(ConfigTable.Keys, ComposeForms.Name)),
        Refused(
            "models",
            MapOf(ModelKeys),
            "nothing here runs language models by declaration.",
            "Run the model's server as a service, and name it among the needs of the agents that call it."
        ),
        Supported("x-supervisor", SupervisorSchema.Project)
    );

    private static SectionShape IncludeKeys =>
        Section(
            "an included file",
            Supported("path", Text | ListOf(Text)).Needed(),
            Supported("project_directory", Text),
            Supported("env_file", Text | ListOf(Text))
        );

    private static SectionShape ModelKeys =>
        Section(
            "a model",
            Covered("name", Text),
            Covered("model", Text),
            Covered("context_size", Number),
            Covered("runtime_flags", ListOf(Text))
        );
}
