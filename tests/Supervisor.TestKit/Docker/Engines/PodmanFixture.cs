using Supervisor.Runtimes.Docker;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>A Podman of the tests' own, with its service for Docker's API.</summary>
public sealed class PodmanFixture : EngineFixture
{
    internal override EngineDifferences Differences => EngineDifferences.Podman;

    /// <summary>Podman has no service unless somebody starts one, and whoever did had something else in mind.</summary>
    private protected override Task<EngineClient?> FindAsync() => Task.FromResult<EngineClient?>(null);

    private protected override string? WhyNot() => EnginePrograms.WhyNot(EnginePrograms.Podman, "Podman", "podman");

    private protected override Task<EngineProcess> StartAsync() =>
        EngineProcess.StartAsync(EngineStart.OfPodman(Registry.Address));
}
