using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Speakers;

public sealed class SpeakerRulesTests
{
    private static readonly AgentToken OldToken = AgentToken.HashOf("old");
    private static readonly AgentToken NewToken = AgentToken.HashOf("new");

    private static readonly Opening Opening = Opening.After(
        new Opening("1-aa", OldToken, new BootMoment("boot", TimeSpan.FromSeconds(10)), []),
        "2-bb",
        NewToken,
        new BootMoment("boot", TimeSpan.FromSeconds(20.009))
    );

    [Fact]
    public void Process_StartedAfterTheOpening_IsOfTheCurrentIncarnation() => AtSocket(started: 20.01).ShouldBe("2-bb");

    [Fact]
    public void Process_StartedInTheVeryTickOfTheOpening_IsOfTheCurrentIncarnation() =>
        AtSocket(started: 20.00).ShouldBe("2-bb");

    [Fact]
    public void Process_StartedBeforeTheOpening_IsOfAnEarlierOne() => AtSocket(started: 19.99).ShouldBe("1-aa");

    [Fact]
    public void OldProcess_WhenNothingEarlierIsRemembered_IsOfAnEarlierOneAllTheSame()
    {
        var first = Opening with { Earlier = [] };

        SpeakerRules
            .OverOwnSocket(first, new SpeakerFacts(null, null), static () => TimeSpan.FromSeconds(1))
            .Value.ShouldBe(SpeakerRules.SomeEarlier);
    }

    [Fact]
    public void Process_ThatCannotBeSeen_IsOfTheCurrentIncarnation() => AtSocket().ShouldBe("2-bb");

    [Fact]
    public void Claim_ToBeTheCurrentOne_SparesTheLookAtTheProcess() =>
        AtSocket(claimed: "2-bb", started: 1).ShouldBe("2-bb");

    [Fact]
    public void Claim_ToBeAnother_Counts() => AtSocket(claimed: "1-aa").ShouldBe("1-aa");

    [Fact]
    public void Claim_IsNotKeptAtAnyLength() => AtSocket(claimed: new string('x', 5000))!.Length.ShouldBe(100);

    [Fact]
    public void Token_OfTheCurrentIncarnation_IsIts() => AtSocket(NewToken).ShouldBe("2-bb");

    [Fact]
    public void Token_OfAnEarlierIncarnation_IsThatOnes() => AtSocket(OldToken, claimed: "2-bb").ShouldBe("1-aa");

    [Fact]
    public void CurrentToken_ReadByAnEarlierProcess_DoesNotMakeItCurrent() =>
        AtSocket(NewToken, claimed: "1-aa").ShouldBe("1-aa");

    [Fact]
    public void Token_OfNobody_IsRefused() =>
        SpeakerRules
            .OverOwnSocket(Opening, new SpeakerFacts(AgentToken.HashOf("guess"), null), static () => null)
            .Error!.Code.ShouldBe(ErrorCodes.TokenWrong);

    /// <summary>A program that its image starts has read what there was before it was listened to.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("1-aa")]
    public void Listened_ThatLives_IsTheCurrentOneWhateverItHasRead(string? claimed) =>
        Listened(new SpeakerFacts(OldToken, claimed), isPeerGone: false).Value.ShouldBe("2-bb");

    [Fact]
    public void Listened_ThatIsGone_WasOfAnEarlierRun() =>
        Listened(new SpeakerFacts(null, "2-bb"), isPeerGone: true).Value.ShouldBe("1-aa");

    [Fact]
    public void Listened_WithATokenOfNobody_IsRefused() =>
        Listened(new SpeakerFacts(AgentToken.HashOf("guess"), null), isPeerGone: false)
            .Error!.Code.ShouldBe(ErrorCodes.TokenWrong);

    [Theory]
    [InlineData("2-bb", null, "2-bb")]
    [InlineData("1-aa", null, "1-aa")]
    [InlineData("2-bb", "1-aa", "1-aa")]
    [InlineData("1-aa", "2-bb", "1-aa")]
    public void OverTcp_OfTokenAndClaim_TheOneThatIsNotCurrentCounts(string holder, string? claimed, string expected) =>
        SpeakerRules.OverTcp(Opening, holder, claimed).ShouldBe(expected);

    private static Outcome<string> Listened(SpeakerFacts facts, bool isPeerGone) =>
        SpeakerRules.OverListenedSocket(Opening with { IsListened = true }, facts, isPeerGone);

    private static string? AtSocket(AgentToken? token = null, string? claimed = null, double? started = null) =>
        SpeakerRules
            .OverOwnSocket(
                Opening,
                new SpeakerFacts(token, claimed),
                () => started is { } seconds ? TimeSpan.FromSeconds(seconds) : null
            )
            .Value;
}
