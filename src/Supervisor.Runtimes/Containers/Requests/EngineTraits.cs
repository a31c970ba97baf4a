using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Engine;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>What of an engine decides how it is asked for the same thing.</summary>
/// <param name="Ulimits">
/// By name: for containers that ask for none, on an engine that would otherwise ask for more than it may give.
/// </param>
internal sealed record EngineTraits(ApiVersion Api, IReadOnlyDictionary<string, UlimitModel> Ulimits)
{
    private static readonly Dictionary<string, UlimitModel> None = [];

    /// <summary>A name alone takes the image's variable away; Podman leaves it, and only a value takes its place.</summary>
    public bool CanUnsetVariables { get; init; } = true;

    /// <summary>A mount can make the directory that it is of.</summary>
    public bool CanMakeMountpoints => Api >= new ApiVersion(1, 43);

    public bool HasAnnotations => Api >= new ApiVersion(1, 43);

    /// <summary>A container is put into all of its networks as it is made, and has its address of each of them there.</summary>
    public bool TakesAllNetworks => Api >= new ApiVersion(1, 44);

    /// <param name="own">
    /// This process' limits: of those that Podman would take over from its user it may ask for more than the kernel lets it have.
    /// </param>
    public static EngineTraits Of(EngineClient engine, IReadOnlyDictionary<string, UlimitModel> own) =>
        engine.Version.Kind is EngineKind.Podman
            ? new EngineTraits(engine.Api, own) { CanUnsetVariables = false }
            : new EngineTraits(engine.Api, None);
}
