using Supervisor.TestKit.Docker.Contracts;
using Xunit;

namespace Supervisor.Simulation.Tests.Engines;

public sealed class SimulatedNetworkContractTests(TwinFixture twin) : NetworkContract(twin), IClassFixture<TwinFixture>;

public sealed class SimulatedImageContractTests(TwinFixture twin) : ImageContract(twin), IClassFixture<TwinFixture>;

public sealed class SimulatedVolumeContractTests(TwinFixture twin) : VolumeContract(twin), IClassFixture<TwinFixture>
{
    private protected override bool RunsShells => false;
}
