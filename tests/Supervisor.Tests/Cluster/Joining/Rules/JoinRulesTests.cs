using System.Collections.Immutable;
using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Rules;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining.Rules;

public sealed class JoinRulesTests
{
    private readonly JoinScenes _scenes = new();

    [Fact]
    public void Node_WithAGoodToken_IsRecordedInOneChangeWithItsUse()
    {
        var request = JoinScenes.Request();

        var plan = _scenes.Judge(request).Value!;

        plan.Node!.Name.ShouldBe("pc2");
        plan.Node.Key.ShouldBe(PublicKeys.HashOf(request.Key));
        plan.Node.Aliases.ShouldBe([request.OldCluster!]);
        plan.Change!.Writes.Select(write => write.Key)
            .ShouldBe([
                TrustKeys.Invitation(JoinScenes.Invitation),
                TrustKeys.Node(LinkWorld.Node(2)),
                TrustKeys.Name("pc2"),
            ]);
        plan.Change.Conditions.ShouldContain(condition =>
            condition.Key == TrustKeys.Invitation(JoinScenes.Invitation) && condition.Expected > 0
        );
        plan.Change.Conditions.ShouldContain(EntryCondition.Absent(MemberKeys.Of(LinkWorld.Node(2))));
    }

    [Fact]
    public void Records_OfWhoLeftByAClockThatIsAhead_DoNotGoBackInTime()
    {
        _scenes.Left(2, "pc2", ahead: TimeSpan.FromMinutes(1));
        _scenes.GoneBack(_scenes.Judge(JoinScenes.Request()).Value!).ShouldBeEmpty();

        var people = new JoinScenes().Invite("viewer").Left("ann", ahead: TimeSpan.FromMinutes(1));
        people.GoneBack(people.Judge(JoinScenes.Person()).Value!).ShouldBeEmpty();
    }

    [Fact]
    public void Token_ThatNobodyMade_AndAWrongSecret_AreTheSameToWhoeverGuesses()
    {
        var wrong = _scenes.Judge(JoinScenes.Request() with { Secret = new byte[16] });
        var unknown = _scenes.Judge(JoinScenes.Request() with { Invitation = "ffffffffffffffff" });

        wrong.Error!.Code.ShouldBe(JoinErrorCodes.UnknownToken);
        unknown.Error.ShouldBe(wrong.Error);
    }

    [Fact]
    public void WrongSecret_LearnsNothingOfTheRest() =>
        _scenes
            .Node(2, "pc2", lives: true)
            .Invite(expires: JoinScenes.Now.AddDays(-1))
            .CodeOf(JoinScenes.Request() with { Secret = [1] })
            .ShouldBe(JoinErrorCodes.UnknownToken);

    [Fact]
    public void Token_ThatHasExpired_IsRefused() =>
        _scenes.Invite(expires: JoinScenes.Now).CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.Expired);

    [Fact]
    public void Token_OfAnotherRole_IsRefusedBothWays()
    {
        _scenes.CodeOf(JoinScenes.Person()).ShouldBe(JoinErrorCodes.OtherRole);
        _scenes.Invite("admin").CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.OtherRole);
        _scenes.Invite("a-later-role").CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.OtherRole);
    }

    [Theory]
    [InlineData(-121, false)]
    [InlineData(-119, true)]
    [InlineData(119, true)]
    [InlineData(121, false)]
    public void Clocks_MinutesApart_AreRefused(int seconds, bool isFine)
    {
        var request = JoinScenes.Request() with { Clock = JoinScenes.Now.AddSeconds(seconds).ToUnixTimeMilliseconds() };

        _scenes.CodeOf(request).ShouldBe(isFine ? null : JoinErrorCodes.Clock);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Clock_ThatIsNoTime_IsRefusedAndNothingBreaks(long clock) =>
        _scenes.CodeOf(JoinScenes.Request() with { Clock = clock }).ShouldBe(JoinErrorCodes.Clock);

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0, 0)]
    public void Version_ThatDoesNotKnowTheClustersLevel_IsRefused(int oldest, int newest) =>
        _scenes
            .CodeOf(JoinScenes.Request() with { OldestLevel = oldest, NewestLevel = newest })
            .ShouldBe(JoinErrorCodes.Version);

    [Fact]
    public void Person_WithAnotherVersion_IsAdmitted() =>
        _scenes.Invite("viewer").CodeOf(JoinScenes.Person() with { OldestLevel = 2, NewestLevel = 3 }).ShouldBeNull();

    [Fact]
    public void Name_OfALivingNode_IsRefused_AndNotToBeReplacedEither()
    {
        _scenes.Node(1, "pc2", lives: true);

        _scenes.CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.NameTaken);
        _scenes.CodeOf(JoinScenes.Request() with { Replaces = true }).ShouldBe(JoinErrorCodes.StillThere);
    }

    [Fact]
    public void Name_OfADeadNode_IsTakenOnlyByWhoSaysThatItReplaces()
    {
        _scenes.Node(1, "pc2", holdsKey: true);

        _scenes.CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.NameDown);
        var plan = _scenes.Judge(JoinScenes.Request() with { Replaces = true }).Value!;

        plan.Change!.Conditions.ShouldContain(EntryCondition.Absent(MemberKeys.Of(LinkWorld.Node(1))));
        plan.Node!.HoldsKey.ShouldBeTrue("It takes the place of one that held the key.");
        _scenes.Make(plan);
        _scenes.RecordOf(LinkWorld.Node(1))!.Belongs.ShouldBeFalse();
        _scenes.Has(TrustKeys.DeniedNode(LinkWorld.Node(1).Value)).ShouldBeTrue();
    }

    [Fact]
    public void Replacing_WhereThereIsNobody_IsRefused() =>
        _scenes.CodeOf(JoinScenes.Request() with { Replaces = true }).ShouldBe(JoinErrorCodes.NobodyToReplace);

    [Fact]
    public void Directory_ThatWasCloned_IsRefusedWhileTheOtherLives() =>
        _scenes.Node(2, "pc2", lives: true).CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.Cloned);

    [Fact]
    public void Node_ThatIsKnown_JoinsAgainUnderItsName_AndItsOldKeyIsTurnedAway()
    {
        _scenes.Node(2, "pc2", holdsKey: true);

        var plan = _scenes.Judge(JoinScenes.Request()).Value!;

        plan.Node!.Since.ShouldBe(_scenes.RecordOf(LinkWorld.Node(2))!.Since);
        plan.Node.Aliases.ShouldBe(["older", new string('9', 32)]);
        plan.Node.HoldsKey.ShouldBeTrue();
        _scenes.Make(plan).Has(TrustKeys.DeniedKey("old-key")).ShouldBeTrue();
    }

    [Fact]
    public void Node_ThatIsKnown_KeepsItsName() =>
        _scenes.Node(2, "pc2").CodeOf(JoinScenes.Request(name: "pc3")).ShouldBe(JoinErrorCodes.OtherName);

    [Fact]
    public void Node_ThatWasRemoved_IsTurnedAway() =>
        _scenes
            .Put(EntryWrite.Put(TrustKeys.DeniedNode(LinkWorld.Node(2).Value), "of a newer form"))
            .CodeOf(JoinScenes.Request())
            .ShouldBe(JoinErrorCodes.Removed);

    [Fact]
    public void Name_ThatIsFreeAgain_IsGivenAnew()
    {
        _scenes.Put(TrustText.Put(TrustKeys.Name("pc2"), new NameRecord(1, null, 1), TrustJson.Default.NameRecord));

        _scenes.Judge(JoinScenes.Request()).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void Group_ThatRunsInTheCluster_IsRefused_ExceptWhereItRanUnderTheSameName()
    {
        var running = ImmutableDictionary<string, string>.Empty.Add("core", "mainpc").Add("gpu", "pc2");
        _scenes.Moment = _scenes.Moment with { GroupsElsewhere = running };

        _scenes.CodeOf(JoinScenes.Request() with { Groups = ["other", "core"] }).ShouldBe(JoinErrorCodes.GroupRuns);
        _scenes.CodeOf(JoinScenes.Request() with { Groups = ["gpu"] }).ShouldBeNull();
    }

    [Theory]
    [InlineData("10.0.0.2")]
    [InlineData("10.0.0.2:0")]
    [InlineData("10.0.0.2:70000")]
    [InlineData("fd00::7:9120")]
    [InlineData("a b:9120")]
    public void Address_ThatIsNone_IsRefused(string address) =>
        _scenes.CodeOf(JoinScenes.Request() with { Addresses = [address] }).ShouldBe(JoinErrorCodes.NotReached);

    [Fact]
    public void Node_WithoutAnAddress_IsRefused() =>
        _scenes.CodeOf(JoinScenes.Request() with { Addresses = [] }).ShouldBe(JoinErrorCodes.NotReached);

    [Fact]
    public void Record_OfANewerForm_IsLeftAlone() =>
        _scenes
            .Put(EntryWrite.Put(TrustKeys.Name("pc2"), """{"form":2,"since":1}"""))
            .CodeOf(JoinScenes.Request())
            .ShouldBe(JoinErrorCodes.NewerRecord);

    [Fact]
    public void Node_WhereTooFewHoldTheKey_IsToHoldIt()
    {
        _scenes.Moment = _scenes.Moment with { LacksHolder = true };

        _scenes.Judge(JoinScenes.Request()).Value!.Node!.HoldsKey.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("PC2")]
    [InlineData("a/b")]
    [InlineData("..")]
    public void Name_ThatIsNone_IsRefused(string name) =>
        _scenes.CodeOf(JoinScenes.Request(name: name)).ShouldBe(JoinErrorCodes.BadName);

    [Fact]
    public void Request_WithPartsMissing_IsRefused()
    {
        _scenes.CodeOf(JoinScenes.Request() with { Secret = null! }).ShouldBe(JoinErrorCodes.BadRequest);
        _scenes.CodeOf(JoinScenes.Request() with { Node = "x" }).ShouldBe(JoinErrorCodes.BadRequest);
        _scenes.CodeOf(JoinScenes.Request() with { Invitation = "../../x" }).ShouldBe(JoinErrorCodes.BadRequest);
        _scenes.CodeOf(JoinScenes.Request() with { Groups = null! }).ShouldBe(JoinErrorCodes.BadRequest);
        JoinApplicant.Read(null).Error!.Code.ShouldBe(JoinErrorCodes.BadRequest);
    }
}
