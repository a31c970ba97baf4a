using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.AgentLibrary.Words;
using Supervisor.Contracts.Readiness;
using Xunit;

namespace Supervisor.Tests.AgentLibrary.Words;

public sealed class WordTests
{
    [Fact]
    public void Ready_WritesItsDetailsWhenItIsSaid()
    {
        var details = new JsonObject { ["port"] = 7200 };

        var word = Word.Ready(details);
        details["port"] = 1;

        word.Page.ShouldBe(ReadinessPages.Ready);
        Body(word).ShouldBe("""{"details":{"port":7200}}""");
        word.Line.ShouldBe("READY=1");
    }

    [Fact]
    public void Ready_WithoutDetails_IsAnEmptyObject() => Body(Word.Ready(null)).ShouldBe("{}");

    [Fact]
    public void NotReady_IsOneLine()
    {
        var word = Word.NotReady("no model\nREADY=1");

        Body(word).ShouldBe("""{"reason":"no model READY=1"}""");
        word.Line.ShouldBe("X_SUPERVISOR_NOT_READY=no model READY=1");
    }

    [Fact]
    public void NotReady_WithoutAReason_SaysSo() =>
        Body(Word.NotReady(" ")).ShouldBe("""{"reason":"it gave no reason"}""");

    [Fact]
    public void NotReady_WithALongReason_IsCut() =>
        Word.NotReady(new string('x', 5000)).Line.Length.ShouldBe("X_SUPERVISOR_NOT_READY=".Length + 1000);

    [Fact]
    public void Progress_MayNameNothing()
    {
        Body(Word.Progress(null)).ShouldBe("{}");
        Body(Word.Progress("epoch 3")).ShouldBe("""{"what":"epoch 3"}""");
    }

    private static string Body(Word word) => Encoding.UTF8.GetString(word.Body);

    [Fact]
    public void Ready_WithMoreDetailsThanAreTaken_IsSaidWithoutThem()
    {
        var most = new JsonObject { ["x"] = new string('x', ReadinessLimits.MaxBodyBytes - 20) };
        Word.Ready(most).Body.Length.ShouldBe(ReadinessLimits.MaxBodyBytes, "so much is taken");
        most["x"] = new string('x', ReadinessLimits.MaxBodyBytes - 19);

        var word = Word.Ready(most);

        Body(word).ShouldBe("{}");
        word.Page.ShouldBe(ReadinessPages.Ready);
    }

    [Fact]
    public void NotReady_ThatIsCutAmidACharacter_IsSaidAllTheSame()
    {
        var word = Word.NotReady(new string('x', 999) + "\ud83d\ude00");

        Body(word).ShouldStartWith($$"""{"reason":"{{new string('x', 999)}}""");
    }
}
