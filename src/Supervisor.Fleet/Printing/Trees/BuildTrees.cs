using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Printing.Trees;

internal static class BuildTrees
{
    public static MapBuilder Of(BuildModel build) =>
        new MapBuilder()
            .Text("context", build.Context)
            .Text("dockerfile", build.Dockerfile)
            .Text("dockerfile_inline", build.InlineDockerfile)
            .Text("target", build.Target)
            .Add("args", build.Args.Count == 0 ? null : ServiceTrees.Variables(build.Args))
            .Texts("labels", build.Labels)
            .Texts("tags", build.Tags)
            .Texts("platforms", build.Platforms)
            .Texts("additional_contexts", build.AdditionalContexts)
            .Texts("cache_from", build.CacheFrom)
            .Texts("cache_to", build.CacheTo)
            .Switch("no_cache", build.NoCache)
            .Switch("pull", build.Pull)
            .Text("network", build.Network)
            .Map("extra_hosts", build.ExtraHosts, addresses => Nodes.Texts(addresses))
            .Size("shm_size", build.ShmBytes)
            .Map("ulimits", build.Ulimits, LimitTrees.Of)
            .Switch("privileged", build.Privileged)
            .Texts("entitlements", build.Entitlements)
            .Add("ssh", build.Ssh.Count == 0 ? null : ServiceTrees.Variables(build.Ssh))
            .List("secrets", build.Secrets, StorageTrees.Of)
            .Text("provenance", build.Provenance)
            .Text("sbom", build.Sbom);
}
