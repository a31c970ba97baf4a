using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

internal static class BuildKeys
{
    public static readonly SectionShape Keys = Section(
        "a build",
        Supported("context", Text),
        Supported("dockerfile", Text),
        Supported("dockerfile_inline", Text),
        Supported("target", Text),
        Supported("args", ComposeForms.Pairs),
        Supported("labels", ComposeForms.Pairs),
        Supported("tags", ListOf(Text)),
        Supported("platforms", ListOf(Text)),
        Supported("additional_contexts", ComposeForms.Pairs),
        Supported("cache_from", ListOf(Text)),
        Supported("cache_to", ListOf(Text)),
        Supported("no_cache", Flag),
        Supported("pull", Flag),
        Supported("network", Text),
        Supported("extra_hosts", ComposeForms.Hosts),
        Supported("shm_size", Size),
        Supported("ulimits", ComposeForms.Ulimits),
        Supported("privileged", Flag),
        Supported("entitlements", ListOf(Text)),
        Supported("ssh", Text | ComposeForms.Pairs),
        Supported("secrets", ListOf(Text | GrantKeys.Keys)),
        Supported("provenance", Text),
        Supported("sbom", Text),
        Warned("isolation", Text, "it exists on Windows only.", "Remove it.")
    );
}
