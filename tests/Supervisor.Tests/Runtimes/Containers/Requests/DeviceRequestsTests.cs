using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker.Containers;
using Xunit;
using FleetRequest = Supervisor.Fleet.Model.Services.DeviceRequest;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

public sealed class DeviceRequestsTests
{
    private static readonly ServiceModel Service = new()
    {
        Host = new HostSettings { Devices = ["/dev/snd:/dev/sound:rw", "nvidia.com/gpu=all"] },
        Resources = new ResourceLimits { Devices = [new FleetRequest("nvidia", -1, [], ["gpu", "compute"])] },
    };

    [Fact]
    public void File_OfTheMachine_IsWhereItIsAskedFor() =>
        DeviceRequests.Files(Service.Host).ShouldBe([new DeviceSpec("/dev/snd", "/dev/sound", "rw")]);

    [Fact]
    public void Cards_AreAskedForByWhatTheyCanDo_AndNamedOnesByTheirNames()
    {
        var requests = DeviceRequests.Requests(Service).ShouldNotBeNull();

        requests.Count.ShouldBe(2);
        (requests[0].Driver, requests[0].Count).ShouldBe(("nvidia", -1));
        requests[0].Capabilities.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(["gpu", "compute"]);
        (requests[1].Driver, requests[1].DeviceIds![0]).ShouldBe(("cdi", "nvidia.com/gpu=all"));
    }

    [Fact]
    public void Service_WithoutDevices_AsksForNone() =>
        (DeviceRequests.Files(new HostSettings()), DeviceRequests.Requests(new ServiceModel())).ShouldBe((null, null));
}
