using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Node.Clusters.Sightings;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Sightings;

public sealed class SightingRulesTests
{
    private static readonly NodeId Own = NodeId.FromEntropy(Changes.Entropy(1));
    private static readonly NodeId Other = NodeId.FromEntropy(Changes.Entropy(2));

    [Fact]
    public void Node_ThatCameOrWent_IsTold_AndTheOwnIsNot()
    {
        SightingRules
            .Between(MembersView.Unknown, View(Member(Own), Member(Other)), Own)
            .ShouldBe([new Sighting("other", IsThere: true)]);
        SightingRules
            .Between(View(Member(Own), Member(Other)), View(), Own)
            .ShouldBe([new Sighting("other", IsThere: false)]);
    }

    [Fact]
    public void Node_ThatIsAsItWas_IsNotTold() =>
        SightingRules.Between(View(Member(Other)), View(Member(Other)), Own).ShouldBeEmpty();

    [Fact]
    public void Daemon_ThatWasStartedAgain_IsTold() =>
        SightingRules
            .Between(View(Member(Other)), View(Member(Other, "second")), Own)
            .ShouldBe([new Sighting("other", IsThere: true)]);

    [Fact]
    public void Node_OfWhichNobodyCanSay_OrThatSaysWhatIsNotUnderstood_IsNotToldToBeDown()
    {
        SightingRules.Between(View(Member(Other)), View() with { CutOff = "No answer." }, Own).ShouldBeEmpty();
        SightingRules.Between(View(Member(Other)), View() with { Unreadable = [Other] }, Own).ShouldBeEmpty();
    }

    private static MembersView View(params Member[] members) =>
        new(1, members.ToImmutableDictionary(member => member.Node), [], CutOff: "");

    private static Member Member(NodeId node, string run = "first") =>
        new(node, node == Own ? "own" : "other", run, "1.0", HybridTime.Zero);
}
