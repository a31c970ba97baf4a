using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.TestKit.Network;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>The Docker Engine that this user would use, when it answers; otherwise one of the tests' own.</summary>
public sealed class DockerFixture : EngineFixture
{
    private readonly ReservedPort _tlsPort = new();

    internal TestCertificates Certificates { get; } = new();

    /// <summary>As <c>DOCKER_HOST</c> would say it.</summary>
    public string Host => Process?.Host ?? $"{EngineLookup.Find(UserSurroundings.OfThisProcess()).Value}";

    internal override EngineDifferences Differences => EngineDifferences.Docker;

    private protected override async Task<EngineClient?> FindAsync()
    {
        var address = EngineLookup.Find(UserSurroundings.OfThisProcess());
        if (!address.IsOk)
        {
            return null;
        }

        var connected = await EngineClient.ConnectAsync(
            address.Value,
            EngineTimes.Usual,
            TimeProvider.System,
            CancellationToken.None
        );
        return connected is { IsOk: true, Value.Version.Kind: EngineKind.Docker } ? connected.Value : null;
    }

    private protected override string? WhyNot() =>
        EnginePrograms.WhyNot(EnginePrograms.Docker, "Docker Engine", "docker.io");

    private protected override Task<EngineProcess> StartAsync() =>
        EngineProcess.StartAsync(EngineStart.OfDocker(Certificates, _tlsPort.Number));

    private protected override void CleanUp()
    {
        _tlsPort.Dispose();
        Certificates.Dispose();
    }
}
