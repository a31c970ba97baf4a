using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.TestKit.Docker.Contracts;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers;

[Collection(DockerEngine.Name)]
public sealed class DockerMakerTests(DockerFixture engine) : MakerContract(engine);

[Collection(PodmanEngine.Name)]
public sealed class PodmanMakerTests(PodmanFixture engine) : MakerContract(engine);
