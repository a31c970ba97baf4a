using System.Buffers;
using System.Text;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Readiness;
using Supervisor.Node.Readiness.Http;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Http;

public sealed class SignalBodyTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("{}", null)]
    [InlineData("""{"details":null}""", null)]
    [InlineData("""{"details":{}}""", "{}")]
    [InlineData("""{"later":true, "details": {"port": 7200}}""", """{"port": 7200}""")]
    public void Ready_CarriesItsDetailsAsTheyAre(string body, string? details) =>
        Parse(ReadinessPages.Ready, body).Value.ShouldBe(new AgentWord.Ready(details));

    [Theory]
    [InlineData("""{"details":[1]}""")]
    [InlineData("""{"details":"port 7200"}""")]
    public void Ready_WithDetailsThatAreNoObject_IsRefused(string body) =>
        Parse(ReadinessPages.Ready, body).Error!.Code.ShouldBe(ErrorCodes.BadRequest);

    [Fact]
    public void NotReady_SaysWhy() =>
        Parse(ReadinessPages.NotReady, """{"reason":"no\nmodel"}""").Value.ShouldBe(new AgentWord.NotReady("no model"));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"reason":"  \n"}""")]
    public void NotReady_WithoutAReason_IsRefused(string body) =>
        Parse(ReadinessPages.NotReady, body).Error!.Code.ShouldBe(ReadinessCodes.ReasonMissing);

    [Theory]
    [InlineData("", null)]
    [InlineData("{}", null)]
    [InlineData("""{"what":"epoch 3"}""", "epoch 3")]
    public void Progress_MayNameWhatItIs(string body, string? what) =>
        Parse(ReadinessPages.Progress, body).Value.ShouldBe(new AgentWord.Progress(what));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"anything":1}""")]
    public void Heartbeat_NeedsNothing(string body) =>
        Parse(ReadinessPages.Heartbeat, body).Value.ShouldBe(new AgentWord.Heartbeat());

    [Theory]
    [InlineData(ReadinessPages.Ready, "ready")]
    [InlineData(ReadinessPages.Ready, "null")]
    [InlineData(ReadinessPages.Ready, "{} {}")]
    [InlineData(ReadinessPages.Ready, """{"details":{"a":1}""")]
    [InlineData(ReadinessPages.NotReady, """{"reason":7}""")]
    [InlineData(ReadinessPages.NotReady, """{"reason":"\ud800"}""")]
    [InlineData(ReadinessPages.Heartbeat, "\0")]
    [InlineData(ReadinessPages.Progress, "[]")]
    public void Body_ThatIsNoJsonOfTheWord_IsRefusedWithWhatIsWrong(string word, string body)
    {
        var error = Parse(word, body).Error.ShouldNotBeNull();

        error.Code.ShouldBe(ErrorCodes.BadRequest);
        error.Why.ShouldNotBeEmpty();
    }

    [Fact]
    public void AnyBytes_AreAWordOrARefusal() =>
        Property.Holds(
            Gen.Elements(
                    ReadinessPages.Ready,
                    ReadinessPages.NotReady,
                    ReadinessPages.Heartbeat,
                    ReadinessPages.Progress
                )
                .Zip(Gen.Elements((byte[])[.. "{}[]\":,details\\u0\0"u8, 0xff, 0xc3]).ArrayOf()),
            static pair => SignalBody.Parse(pair.Item1, new ReadOnlySequence<byte>(pair.Item2)).ShouldNotBeNull(),
            runs: 2000
        );

    private static Outcome<AgentWord> Parse(string word, string body) =>
        SignalBody.Parse(word, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)));
}
