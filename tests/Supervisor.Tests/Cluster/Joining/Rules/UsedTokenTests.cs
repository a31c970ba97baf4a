using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Rules;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining.Rules;

/// <summary>A token is for one; and that one gets an answer that was lost.</summary>
public sealed class UsedTokenTests
{
    private readonly JoinScenes _scenes = new();

    [Fact]
    public void SameNode_AskingAgain_GetsItsAnswerAndNothingChanges()
    {
        var first = Use(JoinScenes.Request());

        var again = _scenes.Judge(JoinScenes.Request()).Value!;

        again.Change.ShouldBeNull();
        again.Node!.Name.ShouldBe(first.Node!.Name);
    }

    [Fact]
    public void AnotherNode_OrTheSameWithAnotherKeyOrName_IsRefused()
    {
        Use(JoinScenes.Request());

        _scenes.CodeOf(JoinScenes.Request(3)).ShouldBe(JoinErrorCodes.Used);
        _scenes.CodeOf(JoinScenes.Request() with { Key = JoinScenes.NewKey() }).ShouldBe(JoinErrorCodes.Used);
        _scenes.CodeOf(JoinScenes.Request(name: "pc3")).ShouldBe(JoinErrorCodes.Used);
    }

    [Fact]
    public void SameNode_LongAfterTheTokenHasExpired_IsRefused()
    {
        Use(JoinScenes.Request());
        After(TimeSpan.FromMinutes(89));
        _scenes.Judge(JoinScenes.Request()).IsOk.ShouldBeTrue();

        After(TimeSpan.FromMinutes(2));

        _scenes.CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.Used);
    }

    [Fact]
    public void SameNode_ThatWasRemovedMeanwhile_IsRefused()
    {
        Use(JoinScenes.Request());
        _scenes.Put(EntryWrite.Put(TrustKeys.DeniedNode(LinkWorld.Node(2).Value), "{}"));

        _scenes.CodeOf(JoinScenes.Request()).ShouldBe(JoinErrorCodes.Removed);
    }

    [Fact]
    public void Person_IsRecordedWithTheTokensRole_AndGetsALostAnswerAgain()
    {
        _scenes.Invite("operator");

        Use(JoinScenes.Person()).Person!.Role.ShouldBe("operator");

        _scenes.Judge(JoinScenes.Person()).Value!.Change.ShouldBeNull();
        _scenes.CodeOf(JoinScenes.Person() with { Key = JoinScenes.NewKey() }).ShouldBe(JoinErrorCodes.Used);
    }

    [Fact]
    public void Person_UnderANameThatSomebodyBears_IsRefused()
    {
        var ann = new PersonRecord(1, "ann", "admin", "her-key", 1);
        _scenes.Invite("viewer").Put(TrustText.Put(TrustKeys.Person("ann"), ann, TrustJson.Default.PersonRecord));

        _scenes.CodeOf(JoinScenes.Person()).ShouldBe(JoinErrorCodes.NameTaken);
    }

    [Fact]
    public void Person_UnderTheNameOfOneWhoLeft_IsRecorded()
    {
        var ann = new PersonRecord(1, "ann", "admin", "her-key", 1) { Left = new LeavingRecord(2, "bob", "") };
        _scenes.Invite("viewer").Put(TrustText.Put(TrustKeys.Person("ann"), ann, TrustJson.Default.PersonRecord));

        Use(JoinScenes.Person()).Person!.Role.ShouldBe("viewer");
    }

    private JoinPlan Use(Supervisor.Cluster.Joining.Exchange.JoinRequest request)
    {
        var plan = _scenes.Judge(request).Value!;
        _scenes.Make(plan);
        return plan;
    }

    private void After(TimeSpan time) => _scenes.Moment = _scenes.Moment with { Clock = _scenes.Moment.Clock + time };
}
