using Shouldly;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Containers;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class TakenPortsTests
{
    private static readonly Dictionary<string, IReadOnlyList<PortSpec>?> Bindings = new(StringComparer.Ordinal)
    {
        ["80/tcp"] = [new PortSpec(null, "8080"), new PortSpec("127.0.0.1", "80801")],
        ["53/udp"] = [new PortSpec("", "5353")],
        ["90/tcp"] = [new PortSpec(null, "9000-9010"), new PortSpec(null, null)],
        ["91/tcp"] = null,
    };

    [Theory]
    [InlineData(
        "driver failed programming external connectivity on endpoint web (ab12): Bind for 0.0.0.0:8080 failed: port is already allocated",
        "8080/tcp"
    )]
    [InlineData(
        "Error starting userland proxy: listen tcp4 127.0.0.1:80801: bind: address already in use",
        "80801/tcp"
    )]
    [InlineData("rootlessport listen udp 0.0.0.0:5353: bind: address already in use", "5353/udp")]
    [InlineData("listen: Address already in use", "8080/tcp 80801/tcp 5353/udp")]
    [InlineData("exec: \"/nope\": stat /nope: no such file or directory", "")]
    public void Of_AnEnginesWords_AreThePortsThatTheyAreAbout(string said, string ports) =>
        string.Join(' ', TakenPorts.Of(said, Bindings)).ShouldBe(ports);

    [Fact]
    public void Of_AContainerThatPublishesNone_AreNone() =>
        TakenPorts.Of("port is already allocated", null).ShouldBeEmpty();
}
