using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers.Requests;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

public sealed class OwnLimitsTests
{
    [Fact]
    public void Limits_OfAProcess_AreItsHardOnesOfFilesAndProcesses()
    {
        var limits = OwnLimits.Parse([
            "Limit                     Soft Limit           Hard Limit           Units     ",
            "Max cpu time              unlimited            unlimited            seconds   ",
            "Max processes             7                    unlimited            processes ",
            "Max open files            1024                 20000                files     ",
        ]);

        limits.ShouldBe(
            new Dictionary<string, UlimitModel>
            {
                ["nproc"] = new(1_048_576, 1_048_576),
                ["nofile"] = new(20000, 20000),
            },
            ignoreOrder: true
        );
    }
}
