using Supervisor.TestKit.Docker.Contracts;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Docker;

/// <summary>The tests of Podman's service for Docker's API share one, and so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PodmanEngine : ICollectionFixture<PodmanFixture>
{
    public const string Name = "Podman";
}

[Collection(PodmanEngine.Name)]
public sealed class PodmanContainerTests(PodmanFixture engine) : ContainerContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanContainerSpecTests(PodmanFixture engine) : ContainerSpecContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanLogTests(PodmanFixture engine) : LogContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanExecTests(PodmanFixture engine) : ExecContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanEventTests(PodmanFixture engine) : EventContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanStatTests(PodmanFixture engine) : StatContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanCopyTests(PodmanFixture engine) : CopyContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanImageTests(PodmanFixture engine) : ImageContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanNetworkTests(PodmanFixture engine) : NetworkContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanVolumeTests(PodmanFixture engine) : VolumeContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanSystemTests(PodmanFixture engine) : SystemContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanProbeTests(PodmanFixture engine) : ProbeContract(engine);
