using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>The program in the container, and what it is given.</summary>
internal static class ProgramKeys
{
    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("command", ComposeForms.Command),
            Supported("entrypoint", ComposeForms.Command),
            Supported("init", Flag),
            Supported("user", Text),
            Supported("working_dir", Text),
            Supported("tty", Flag),
            Supported("stdin_open", Flag),
            Supported("environment", ComposeForms.Pairs),
            Supported("env_file", Text | ListOf(Text | EnvironmentFileKeys)),
            Supported("secrets", ListOf(Text | GrantKeys.Keys)),
            Supported("configs", ListOf(Text | GrantKeys.Keys)),
        ];

    private static SectionShape EnvironmentFileKeys =>
        Section(
            "a file of variables",
            Supported("path", Text).Needed(),
            Supported("required", Flag),
            Supported("format", Word("raw"))
        );
}
