using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Services;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

internal static class Builds
{
    public static readonly Gen<BuildModel> Build = new Edits<BuildModel>()
        .Add(Word, (build, value) => build with { Dockerfile = value, Target = value, Network = value })
        .Add(Text, (build, value) => build with { InlineDockerfile = value })
        .Add(Variables, (build, value) => build with { Args = value })
        .Add(TextMap, (build, value) => build with { Labels = value })
        .Add(Map(Text, HostPath), (build, value) => build with { AdditionalContexts = value })
        .Add(Texts, (build, value) => build with { Tags = value, Platforms = value })
        .Add(Texts, (build, value) => build with { CacheFrom = value, CacheTo = value, Entitlements = value })
        .Add(Flag, (build, value) => build with { NoCache = value, Pull = !value, Privileged = value })
        .Add(Map(List(Address)), (build, value) => build with { ExtraHosts = value })
        .Add(Bytes, (build, value) => build with { ShmBytes = value })
        .Add(Map(Limits.Ulimit), (build, value) => build with { Ulimits = value })
        .Add(Variables, (build, value) => build with { Ssh = value })
        .Add(List(Mounts.Grant), (build, value) => build with { Secrets = value })
        .Add(Text, (build, value) => build with { Provenance = value, Sbom = value })
        .Of(HostPath.Select(path => new BuildModel { Context = path }), most: 6);
}
