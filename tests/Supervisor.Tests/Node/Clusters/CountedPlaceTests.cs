using Shouldly;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class CountedPlaceTests
{
    private readonly CountedPlace _counted = new();

    [Fact]
    public void Place_BeforeTheStoreWasLookedAt_IsNone_AndCountsAtOnceThen()
    {
        _counted.Of(Place(1), null).ShouldBeNull();
        _counted.Of(Place(1), 1).ShouldBe(Place(1));
    }

    [Fact]
    public void Place_InAStoreThatIsNotWhatItWas_IsNone()
    {
        _counted.Of(Place(1), null);
        _counted.Of(Place(1), 1).ShouldNotBeNull();

        _counted.Of(Place(1), null).ShouldBeNull();
    }

    [Fact]
    public void Place_ThatIsHadAnew_CountsOnlyOnceTheStoreWasLookedAtSince()
    {
        _counted.Of(Place(1), null);
        _counted.Of(Place(1), 5).ShouldNotBeNull();
        _counted.Of(null, 5).ShouldBeNull();

        _counted.Of(Place(9), 5).ShouldBeNull("the last look may have been at another store");
        _counted.Of(Place(9), 6).ShouldBe(Place(9));
    }

    private static EntryCondition Place(long since) => new(EntryKey.Of("members", "pc1"), EntryMark.Since, since);
}
