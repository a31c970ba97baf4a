using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes.Containers;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes;

/// <summary>The contract of runtimes, by containers of a Docker Engine.</summary>
[Collection(DockerEngine.Name)]
public sealed class DockerRuntimeTests(DockerFixture engine) : ContainerRuntimeContract(engine);

/// <summary>The contract of runtimes, by containers of Podman.</summary>
[Collection(PodmanEngine.Name)]
public sealed class PodmanRuntimeTests(PodmanFixture engine) : ContainerRuntimeContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerLifeTests(DockerFixture engine) : ContainerLifeContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanLifeTests(PodmanFixture engine) : ContainerLifeContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerOutputTests(DockerFixture engine) : ContainerOutputContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanOutputTests(PodmanFixture engine) : ContainerOutputContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerOperatingTests(DockerFixture engine) : ContainerOperatingContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanOperatingTests(PodmanFixture engine) : ContainerOperatingContract(engine);

[Collection(DockerEngine.Name)]
public sealed class DockerHookTests(DockerFixture engine) : ContainerHookContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanHookTests(PodmanFixture engine) : ContainerHookContract(engine);
