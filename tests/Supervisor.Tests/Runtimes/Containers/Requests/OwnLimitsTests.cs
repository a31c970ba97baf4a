using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers.Requests;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

public sealed class OwnLimitsTests
{
    private static readonly string[] Table =
    [
        "Limit                     Soft Limit           Hard Limit           Units     ",
        "Max cpu time              unlimited            unlimited            seconds   ",
        "Max processes             7                    unlimited            processes ",
        "Max open files            1024                 20000                files     ",
    ];

    [Fact]
    public void Limits_OfAProcess_AreItsHardOnesOfFilesAndProcesses() =>
        OwnLimits.Parse(Table, highestProcess: null).ShouldBe(Limits(processes: 1_048_576), ignoreOrder: true);

    [Fact]
    public void Processes_AreNoMoreThanTheKernelCanNumber() =>
        OwnLimits.Parse(Table, highestProcess: 32768).ShouldBe(Limits(processes: 32768), ignoreOrder: true);

    private static Dictionary<string, UlimitModel> Limits(long processes) =>
        new(StringComparer.Ordinal) { ["nproc"] = new(processes, processes), ["nofile"] = new(20000, 20000) };
}
