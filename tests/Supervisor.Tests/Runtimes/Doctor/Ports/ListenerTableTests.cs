using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Supervisor.Runtimes.Doctor.Ports;
using Xunit;

namespace Supervisor.Tests.Runtimes.Doctor.Ports;

public sealed class ListenerTableTests
{
    [Fact]
    public void Line_OfAListener_IsRead() =>
        ListenerTable
            .Parse(
                "   0: 0100007F:2382 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 28431 1 0",
                "tcp"
            )
            .ShouldBe(new Listener(IPAddress.Loopback, 9090, "tcp", 28431));

    [Fact]
    public void Line_OfTheSixthVersion_IsRead() =>
        ListenerTable
            .Parse(
                "   1: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 77 1",
                "tcp"
            )
            .ShouldBe(new Listener(IPAddress.IPv6Loopback, 8080, "tcp", 77));

    [Fact]
    public void Line_OfAConnection_IsNone() =>
        ListenerTable
            .Parse("   0: 0100007F:2382 0100007F:9999 01 00000000:00000000 00:00000000 00000000 0 0 28431 1", "tcp")
            .ShouldBeNull();

    [Theory]
    [InlineData("0.0.0.0", null, true)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "0.0.0.0", true)]
    [InlineData("127.0.0.1", "10.0.0.1", false)]
    [InlineData("::", "10.0.0.1", true)]
    public void Listener_BarsWhoWantsTheSameAddress(string listens, string? wanted, bool bars) =>
        new Listener(IPAddress.Parse(listens), 80, "tcp", 1).Bars(wanted, 80, "tcp").ShouldBe(bars);

    [Fact]
    public void Listener_OfAnotherPortOrProtocol_BarsNobody()
    {
        var listener = new Listener(IPAddress.Any, 80, "tcp", 1);

        listener.Bars(null, 81, "tcp").ShouldBeFalse();
        listener.Bars(null, 80, "udp").ShouldBeFalse();
    }

    [Fact]
    public async Task Holder_OfAPortOfThisProcess_IsThisProcess()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;
        var listener = ListenerTable.Read().Single(one => one.Bars(null, port, "tcp"));

        var holder = await PortHolder.OfAsync(listener, engine: null, CancellationToken.None);

        holder.Who.ShouldStartWith(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} ("));
        holder.Remedy.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"kill {Environment.ProcessId}"));
    }
}
