using Shouldly;
using Supervisor.Cluster.Links.Peers;
using Supervisor.Contracts.Ids;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class LinkChoiceTests
{
    private static readonly NodeId Small = LinkWorld.Node(1);
    private static readonly NodeId Large = LinkWorld.Node(2);

    [Fact]
    public void First_IsTaken() => new LinkChoice("r", Large, Small).Replaces(null).ShouldBeTrue();

    [Fact]
    public void OfBothAtOnce_TheSmallersStays_WhicheverWasThereFirst()
    {
        var (bySmall, byLarge) = (new LinkChoice("r", Small, Large), new LinkChoice("r", Large, Small));

        bySmall.Replaces(byLarge).ShouldBeTrue();
        byLarge.Replaces(bySmall).ShouldBeFalse();
    }

    [Fact]
    public void WhoDialsAgain_HasLostTheLast()
    {
        new LinkChoice("r", Large, Small).Replaces(new LinkChoice("r", Large, Small)).ShouldBeTrue();
        new LinkChoice("r", Small, Large).Replaces(new LinkChoice("r", Small, Large)).ShouldBeTrue();
    }

    [Fact]
    public void LinkToAnEarlierStartOfTheDaemon_GivesWay() =>
        new LinkChoice("next", Large, Small).Replaces(new LinkChoice("r", Small, Large)).ShouldBeTrue();
}
