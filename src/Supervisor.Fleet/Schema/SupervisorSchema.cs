using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Schema.Shapes;
using Supervisor.Fleet.Schema.Tables;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema;

/// <summary>The keys of <c>x-supervisor</c>, which are ours: at the top of a file, and in a service.</summary>
internal static class SupervisorSchema
{
    public static readonly SectionShape Project = Section(
        "the file's x-supervisor",
        Supported("version", Word("1")),
        Supported("node", ComposeForms.Name),
        Supported("expect", Section("what is expected", Supported("groups", Count), Supported("agents", Count))),
        Supported("nodes", MapOf(Node | Nothing, ComposeForms.Name))
    );

    public static readonly SectionShape Group = Section(
        "a service's x-supervisor",
        Supported("agents", MapOf(AgentSchema.Keys | Nothing, ComposeForms.Name)),
        Supported("ready", Word("all", "required") | Section("a rule", Supported("quorum", Percentage).Needed())),
        Supported("strategy", Word("one-for-one", "all-for-one", "rest-for-one")),
        Supported(
            "gpu",
            Section("a share of a card", Supported("memory", CardMemory).Needed(), Supported("card", Card))
        ),
        Supported("links", ListOf(Text)),
        Supported("templates", ListOf(Template)),
        Supported("placement", Word("pinned", "movable") | Section("a placement", MovableRow.Needed())),
        Supported("onIsolation", Word("stop", "keep")),
        Supported("data", Word("disposable", "shared")),
        Supported("restart", AgentSchema.Restart),
        Supported("groupRestart", AgentSchema.Budget)
    );

    private static ScalarShape Count => NumberFrom(0, 1_000_000);

    private static ScalarShape Card => NumberFrom(0, 255);

    /// <summary>A bare number counts bytes, as everywhere in Compose: who writes 2048 means more than that.</summary>
    private static ScalarShape CardMemory =>
        new(
            "a size of at least 1m",
            ComposeKinds.NotASize,
            "Write the memory with its unit, such as 2g or 512m.",
            text => Binding.ScalarText.Bytes(text) >= 1 << 20 ? null : ""
        );

    private static ScalarShape Concurrency => NumberFrom(1, 10_000);

    private static ScalarShape Percentage =>
        Form(
            "a percentage",
            "Write a share of the group's agents, such as 70%.",
            text => Binding.ScalarText.Percentage(text) is null ? "" : null
        );

    private static SectionShape Node =>
        Section(
            "a machine",
            Supported("memory", Size),
            Supported("cpus", Fraction),
            Supported(
                "gpus",
                ListOf(Section("a card", Supported("memory", CardMemory).Needed(), Supported("model", Text)))
            ),
            Supported("labels", ComposeForms.Pairs),
            Supported("redis", Text | Redis),
            Supported("startConcurrency", Concurrency),
            Supported("pullConcurrency", Concurrency)
        );

    private static SectionShape Redis =>
        Section("a Redis", Supported("address", Text).Needed(), Supported("keyPrefix", Text));

    private static SectionShape Template =>
        Section("a template", Supported("from", Text).Needed(), Supported("to", Text).Needed());

    private static SchemaRow MovableRow =>
        Supported(
            "movable",
            Nothing
                | Section(
                    "what a node must have",
                    Supported("labels", ComposeForms.Pairs),
                    Supported("gpu", CardMemory),
                    Supported("arch", Text),
                    Supported("prefer", Word("spread", "pack"))
                )
        );
}
