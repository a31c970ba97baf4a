using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>What is run.</summary>
internal static class ImageKeys
{
    private const string NoProviders = "nothing here hands services to plugins.";

    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("image", Text),
            Supported("build", Text | BuildKeys.Keys),
            Supported("pull_policy", ComposeForms.PullPolicy),
            Warned(
                "pull_refresh_after",
                Text,
                "the interval belongs to the policy.",
                "Write pull_policy: every_12h, with the interval after every_."
            ),
            Supported("platform", Text),
            Supported("runtime", Text),
            Supported("extends", Text | ExtendsKeys),
            Refused("provider", ProviderKeys, NoProviders, "Write the service with an image or a command of its own."),
            Refused(
                "models",
                ListOf(Text) | MapOf(ModelKeys | Nothing),
                "nothing here runs language models by declaration.",
                "Run the model's server as a service, and give its address by environment."
            ),
            Warned(
                "develop",
                DevelopKeys | Nothing,
                "nothing here watches sources.",
                "Use docker compose watch while you develop."
            ),
        ];

    private static SectionShape ExtendsKeys =>
        Section("what a service extends", Supported("service", Text).Needed(), Supported("file", Text));

    private static SectionShape ProviderKeys =>
        Section("a provider", Covered("type", Text), Covered("options", MapOf(Any)));

    private static SectionShape ModelKeys =>
        Section("a model's use", Covered("endpoint_var", Text), Covered("model_var", Text));

    private static SectionShape DevelopKeys =>
        Section("a section for development", Covered("watch", ListOf(WatchKeys)));

    private static SectionShape WatchKeys =>
        Section(
            "a watch",
            Covered("path", Text),
            Covered("action", Text),
            Covered("target", Text),
            Covered("ignore", Text | ListOf(Text)),
            Covered("include", Text | ListOf(Text)),
            Covered("initial_sync", Flag),
            Covered("exec", HookKeys.Covered)
        );
}
