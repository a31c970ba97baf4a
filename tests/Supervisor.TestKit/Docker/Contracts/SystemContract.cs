using Shouldly;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>The engine itself.</summary>
public abstract class SystemContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Connection_AgreesOnAVersionThatBothSpeak()
    {
        var pong = Done(await Client.System.PingAsync(Cancellation));
        var version = Done(await Client.System.VersionAsync(Cancellation));

        Client.Api.ShouldBeInRange(ApiVersion.Lowest, ApiVersion.Highest);
        Client.Api.ShouldBeLessThanOrEqualTo(ApiVersion.Parse(pong.ApiVersion).ShouldNotBeNull());
        version.ApiVersion.ShouldBe(pong.ApiVersion);
        version.Version.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Info_IsOfThisMachine()
    {
        var info = Done(await Client.System.InfoAsync(Cancellation));

        info.Cores.ShouldBeGreaterThan(0);
        info.Memory.ShouldBeGreaterThan(1L << 28);
        info.DockerRootDir.ShouldNotBeNullOrEmpty();
        info.Driver.ShouldNotBeNullOrEmpty();
        info.ContainersRunning.ShouldBeGreaterThan(0);
        info.Runtimes.ShouldNotBeNull().ShouldNotBeEmpty();
    }
}
