using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class BuildBinder
{
    public static BuildModel? Bind(Cursor build, BindingContext context) =>
        build switch
        {
            { IsPresent: false } => null,
            { Text: { } path } => new BuildModel { Context = path },
            _ => BindLong(build, context),
        };

    private static BuildModel BindLong(Cursor build, BindingContext context) =>
        new()
        {
            Context = build["context"].Setting ?? context.Project.Directory,
            Dockerfile = build["dockerfile"].Setting,
            InlineDockerfile = build["dockerfile_inline"].Setting,
            Target = build["target"].Setting,
            Args = PairsBinder.Bind(build["args"]),
            Labels = PairsBinder.BindTexts(build["labels"]),
            Tags = ListBinder.Texts(build["tags"]),
            Platforms = ListBinder.Texts(build["platforms"]),
            AdditionalContexts = PairsBinder.BindTexts(build["additional_contexts"]),
            CacheFrom = ListBinder.Texts(build["cache_from"]),
            CacheTo = ListBinder.Texts(build["cache_to"]),
            NoCache = build["no_cache"].Flag ?? false,
            Pull = build["pull"].Flag ?? false,
            Network = build["network"].Setting,
            ExtraHosts = ExtraHostsBinder.Bind(build["extra_hosts"]),
            ShmBytes = build["shm_size"].Bytes,
            Ulimits = UlimitBinder.Bind(build["ulimits"]),
            Privileged = build["privileged"].Flag ?? false,
            Entitlements = ListBinder.Texts(build["entitlements"]),
            Ssh = build["ssh"].Setting is { } id
                ? ValueMap<string?>.Empty.With(id, null)
                : PairsBinder.Bind(build["ssh"]),
            Secrets = GrantBinder.BindSecrets(build["secrets"]),
            Provenance = build["provenance"].Setting,
            Sbom = build["sbom"].Setting,
        };
}
