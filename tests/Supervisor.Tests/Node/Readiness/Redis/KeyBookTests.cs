using Shouldly;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Redis;

public sealed class KeyBookTests
{
    private static readonly WorkloadId First = new(new AgentAddress("audio", "stt"), "1-aa");
    private static readonly WorkloadId Second = First with { Incarnation = "2-bb" };

    private readonly KeyBook _book = new();

    [Fact]
    public void Incarnation_OpenedAgain_IsTheSameEntry() => _book.Open(First).ShouldBe(_book.Open(First));

    [Fact]
    public void Incarnation_ThatIsLater_TakesThePlaceOfTheEarlier()
    {
        var earlier = _book.Open(First);
        var later = _book.Open(Second);

        _book.IsStill(earlier).ShouldBeFalse();
        _book.Close(First);
        _book.Remove(First);
        _book.All.ShouldBe([later]);
        _book.TakeRemoved().ShouldBeEmpty();
    }

    [Fact]
    public void Agent_IsFoundByItsNameAndByBoth_UntilItIsRemoved()
    {
        var agent = _book.Open(First);

        _book.Find("stt").ShouldBe(agent);
        _book.Find("audio/stt").ShouldBe(agent);
        _book.Find("tts").ShouldBeNull();
        _book.Remove(First);
        _book.Find("stt").ShouldBeNull();
        _book.TakeRemoved().ShouldBe([First.Agent]);
        _book.TakeRemoved().ShouldBeEmpty();
    }

    [Fact]
    public void Pace_OfAnAgent_OutlivesItsIncarnation_AndGoesWithTheAgent()
    {
        var earlier = _book.Open(First);
        _book.Pace(earlier, default(KeyPace).Suspected().Failed("no answer", TimeSpan.FromHours(1)));
        _book.Close(First);

        var later = _book.Open(Second);

        _book.PaceOf(later).ShouldBe(new KeyPace(true, TimeSpan.Zero, 1, "no answer"));
        _book.Pace(earlier, default);
        _book.PaceOf(later).IsApart.ShouldBeTrue("What is learned late is of an incarnation that is over.");
        _book.Remove(Second);
        _book.PaceOf(_book.Open(Second)).ShouldBe(default);
    }

    [Fact]
    public void Keys_ThatWereWritten_AreToldOnceEachInTheOrderOfTheirLastWriting()
    {
        var agent = _book.Open(First);
        agent.BeginLook();
        agent.IsDue.ShouldBeFalse();
        agent.Hear(KeyKind.Ready);
        agent.Hear(KeyKind.NotReady);
        agent.Hear(null);
        agent.Hear(KeyKind.Ready);

        agent.IsDue.ShouldBeTrue();
        agent.BeginLook().ShouldBe([KeyKind.NotReady, KeyKind.Ready]);
        agent.Hear(KeyKind.Ready);
        agent.HearAgain([KeyKind.NotReady, KeyKind.Ready]);
        agent.BeginLook().ShouldBe([KeyKind.NotReady, KeyKind.Ready], "What could not be said was written before.");
    }
}
