using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs.Processes;

public sealed class NamespacePidsTests
{
    [Theory]
    [InlineData("Name:\tsh\nPid:\t4021\nNSpid:\t4021\t17\nNSpgid:\t4021\t9\n", 17)]
    [InlineData("Pid:\t4021\nNSpid:\t4021\nNSsid:\t1\n", 4021)]
    [InlineData("NSpid:\t4021\t300\t2", 2)]
    [InlineData("Name:\tNSpid:\\n9\nNSpid:\t4021\t17\n", 17)]
    [InlineData("Name:\tsh\nPid:\t4021\n", null)]
    [InlineData("NSpid:\t\n", null)]
    [InlineData("", null)]
    public void Innermost_OfAStatus_IsTheNumberWithin(string status, int? pid) =>
        NamespacePids.Innermost(status).ShouldBe(pid);
}
