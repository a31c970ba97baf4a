using Shouldly;
using Supervisor.Node.Hosting.ServiceManagers;
using Xunit;

namespace Supervisor.Tests.Node.Hosting.ServiceManagers;

public sealed class ServiceManagerWishTests
{
    private const int OwnPid = 4711;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("@")]
    [InlineData("relative/notify")]
    public void Wish_WithoutASocketThatCouldBeOne_IsNone(string? socket) => Read(socket).ShouldBeNull();

    [Theory]
    [InlineData("/run/systemd/notify")]
    [InlineData("@/org/freedesktop/systemd1/notify")]
    public void Wish_WithASocketAlone_HasNoWatchdog(string socket) =>
        Read(socket).ShouldBe(new ServiceManagerWish(socket, null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4711")]
    public void Watchdog_ForThisProcess_IsTaken(string? pid) =>
        Read("/n", "30000000", pid)!.Watchdog.ShouldBe(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData("30000000", "4712")]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("9223372036854775807", null)]
    public void Watchdog_OfAnotherProcessOrWithoutATime_IsNone(string time, string? pid) =>
        Read("/n", time, pid).ShouldBe(new ServiceManagerWish("/n", null));

    private static ServiceManagerWish? Read(string? socket, string? watchdog = null, string? watchdogPid = null) =>
        ServiceManagerWish.Read(
            name =>
                name switch
                {
                    "NOTIFY_SOCKET" => socket,
                    "WATCHDOG_USEC" => watchdog,
                    "WATCHDOG_PID" => watchdogPid,
                    _ => null,
                },
            OwnPid
        );
}
