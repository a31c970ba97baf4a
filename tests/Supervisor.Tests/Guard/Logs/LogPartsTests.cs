using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Logs;
using Xunit;

namespace Supervisor.Tests.Guard.Logs;

public sealed class LogPartsTests
{
    private static readonly WorkloadOutput One = new("/1");
    private static readonly WorkloadOutput Two = new("/2");

    private readonly LogParts _parts = new();

    [Fact]
    public void Parts_AndTheirEnd_AreTheList_EachLogOnce()
    {
        _parts.TryAdd([One, Two]).ShouldBeTrue();
        _parts.TryAdd([Two]).ShouldBeTrue();

        _parts.Complete([new WorkloadOutput("/3")]).ShouldBe([One, Two, new WorkloadOutput("/3")]);
        _parts.Complete([One]).ShouldBe([One], "The next list begins anew.");
    }

    [Fact]
    public void Parts_BeyondAllReason_AreNotTaken()
    {
        _parts.TryAdd([.. Enumerable.Repeat(One, LogParts.Most)]).ShouldBeTrue();

        _parts.TryAdd([Two]).ShouldBeFalse();

        _parts.Complete([]).ShouldBe([One]);
    }
}
