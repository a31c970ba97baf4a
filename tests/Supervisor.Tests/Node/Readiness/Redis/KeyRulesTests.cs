using Shouldly;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Redis;

public sealed class KeyRulesTests
{
    private static readonly AgentWord.Heartbeat Heartbeat = new();

    [Fact]
    public void Ready_ThatWasWritten_HoldsAsLongAsTheKeyHasToLive()
    {
        var news = Read(KeyState.Nothing, Keys(ready: ("1", 300)), at: 10);

        news.Words.ShouldBe([new AgentWord.Ready(null) { Holds = TimeSpan.FromSeconds(300) }]);
        news.Keys.SaysReady.ShouldBeTrue();
    }

    [Fact]
    public void Ready_ThatIsNotToExpire_HoldsUntilItIsTakenBack() =>
        Read(KeyState.Nothing, Keys(ready: ("1", null)))
            .Words.ShouldBe([new AgentWord.Ready(null) { Holds = Timeout.InfiniteTimeSpan }]);

    [Fact]
    public void Keys_ThatStandAsTheyStood_SayNothing()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300), health: ("ok", 60)), at: 0).Keys;

        Read(known, Keys(ready: ("1", 290), health: ("ok", 50)), at: 10).Words.ShouldBeEmpty();
    }

    [Fact]
    public void Answer_ThatTakesItsTime_RenewsNothing()
    {
        var known = Seen(Keys(ready: ("1", 300)), asked: 0, answered: 2);

        KeyRules
            .Read(known.Keys, Seen(Keys(ready: ("1", 290)), asked: 10, answered: 13), true, [])
            .Words.ShouldBe([], "It expires at 300 to 302 by the one look, and at 300 to 303 by the other.");
    }

    [Fact]
    public void Ready_ThatIsWrittenAgain_IsSaidAgain()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300)), at: 0).Keys;

        Read(known, Keys(ready: ("1", 300)), at: 10)
            .Words.ShouldBe([new AgentWord.Ready(null) { Holds = TimeSpan.FromSeconds(300) }]);
    }

    [Theory]
    [InlineData("0", "its key says '0'")]
    [InlineData("""{"status":"failed"}""", "its key says 'failed'")]
    public void Ready_ThatSaysItIsNot_IsNot(string value, string reason) =>
        Read(KeyState.Nothing, Keys(ready: (value, 300))).Words.ShouldBe([new AgentWord.NotReady(reason)]);

    [Fact]
    public void Details_WrittenAfterTheWord_AreToldWithIt()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300)), at: 0).Keys;
        var withDetails = Keys(ready: ("1", 290)) with { Details = """{"port":"5800"}""" };

        Read(known, withDetails, at: 10)
            .Words.ShouldBe([new AgentWord.Ready("""{"port":"5800"}""") { Holds = TimeSpan.FromSeconds(290) }]);
    }

    [Fact]
    public void Details_OfOneThatTookItsWordBack_GiveItNothing()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300), notReady: ("tired", 60)), at: 0).Keys;
        var withDetails = Keys(ready: ("1", 200)) with { Details = """{"port":"5800"}""" };

        known.SaysReady.ShouldBeFalse();
        Read(known, withDetails, at: 100)
            .Words.ShouldBeEmpty("Its reason has expired, and it has not said anything since.");
    }

    [Fact]
    public void Reason_AndEnd_AndSignOfLife_AreWordsOfTheirOwn()
    {
        Read(KeyState.Nothing, Keys(notReady: ("the model is gone", 60)))
            .Words.ShouldBe([new AgentWord.NotReady("the model is gone")]);
        Read(KeyState.Nothing, Keys(shutdown: ("1", 3600))).Words.ShouldBe([new AgentWord.Stopping()]);
        Read(KeyState.Nothing, Keys(health: ("""{"cpu":3}""", 60))).Words.ShouldBe([Heartbeat]);
        Read(KeyState.Nothing, Keys(health: ("""{"status":"unhealthy"}""", 60))).Words.ShouldBeEmpty();
    }

    [Fact]
    public void OfTwoThatWereWritten_TheLastOneThatWasHeardOfCounts()
    {
        var keys = Keys(ready: ("1", 300), notReady: ("tired", 60));

        Verdict(keys, KeyKind.NotReady, KeyKind.Ready).ShouldBeOfType<AgentWord.Ready>();
        Verdict(keys, KeyKind.Ready, KeyKind.NotReady).ShouldBeOfType<AgentWord.NotReady>();
        Verdict(keys, KeyKind.NotReady).ShouldBeOfType<AgentWord.Ready>("It is there and was not heard of yet.");
    }

    [Theory]
    [InlineData(300.0, 50.0, true)]
    [InlineData(200.0, 55.0, false)]
    [InlineData(300.0, 60.0, false)]
    [InlineData(null, 30.0, false)]
    [InlineData(900.0, 30.0, false)]
    public void OfTwoThatNothingWasHeardOf_TheLaterCountsAndInDoubtTheCautious(
        double? ready,
        double notReady,
        bool isReady
    )
    {
        var verdict = Verdict(Keys(ready: ("1", ready), notReady: ("tired", notReady)));

        (verdict is AgentWord.Ready).ShouldBe(isReady);
    }

    [Fact]
    public void Key_ThatIsDeleted_TakesTheWordBack()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300)), at: 0).Keys;

        Read(known, Keys(), at: 10).Words.ShouldBe([new AgentWord.NotReady("it deleted its key in Redis")]);
        Read(Read(known, Keys(), at: 10).Keys, Keys(), at: 11).Words.ShouldBeEmpty();
    }

    [Fact]
    public void Key_ThatExpired_SaysNothing()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300)), at: 0).Keys;

        Read(known, Keys(), at: 300).Words.ShouldBeEmpty("Who keeps the word lets it run out by himself.");
    }

    [Fact]
    public void Key_ThatIsGoneAfterALossOfTheConnection_SaysNothing()
    {
        var known = Read(KeyState.Nothing, Keys(ready: ("1", 300)), at: 0).Keys;

        KeyRules.Read(known, Seen(Keys(), 10, 10), isSameTalk: false, []).Words.ShouldBeEmpty();
    }

    private static AgentWord Verdict(Written keys, params KeyKind[] heard) =>
        KeyRules.Read(KeyState.Nothing, Seen(keys, 0, 0), isSameTalk: true, heard).Words.ShouldHaveSingleItem();

    private static KeyNews Read(KeyState known, Written keys, double at = 0) =>
        KeyRules.Read(known, Seen(keys, at, at), isSameTalk: true, []);

    private static KeyLook Seen(Written keys, double asked, double answered)
    {
        return new KeyLook(
            "1-aa",
            new KeyState(Key(keys.Ready), Key(keys.NotReady), Key(keys.Shutdown), Key(keys.Health), keys.Details),
            TimeSpan.FromSeconds(answered)
        );

        SeenKey? Key((string Value, double? Left)? key) =>
            key is not { } written ? null
            : written.Left is not { } left ? new SeenKey(written.Value, null)
            : new SeenKey(
                written.Value,
                new KeyExpiry(TimeSpan.FromSeconds(asked + left), TimeSpan.FromSeconds(answered + left))
            );
    }

    /// <summary>Each with its value, and for how many seconds it has to live.</summary>
    private static Written Keys(
        (string Value, double? Left)? ready = null,
        (string Value, double? Left)? notReady = null,
        (string Value, double? Left)? shutdown = null,
        (string Value, double? Left)? health = null
    ) => new(ready, notReady, shutdown, health, null);

    private sealed record Written(
        (string Value, double? Left)? Ready,
        (string Value, double? Left)? NotReady,
        (string Value, double? Left)? Shutdown,
        (string Value, double? Left)? Health,
        string? Details
    );
}
