using Supervisor.TestKit.Docker.Contracts;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Docker;

/// <summary>The tests of a Docker Engine share one, and so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DockerEngine : ICollectionFixture<DockerFixture>
{
    public const string Name = "Docker";
}

[Collection(DockerEngine.Name)]
public sealed class DockerContainerTests(DockerFixture engine) : ContainerContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerContainerSpecTests(DockerFixture engine) : ContainerSpecContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerLogTests(DockerFixture engine) : LogContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerExecTests(DockerFixture engine) : ExecContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerEventTests(DockerFixture engine) : EventContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerStatTests(DockerFixture engine) : StatContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerCopyTests(DockerFixture engine) : CopyContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerImageTests(DockerFixture engine) : ImageContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerNetworkTests(DockerFixture engine) : NetworkContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerVolumeTests(DockerFixture engine) : VolumeContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerSystemTests(DockerFixture engine) : SystemContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerProbeTests(DockerFixture engine) : ProbeContract(engine);
