using Shouldly;
using Supervisor.Node.Readiness.Redis;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Redis;

public sealed class KeyValuesTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("ready")]
    [InlineData("1732212439.7")]
    [InlineData("{")]
    [InlineData("[1]")]
    public void Ready_AsAText_IsReadyWithoutDetails(string value) =>
        KeyValues.Ready(value).ShouldBe(new ReadyValue(null, null));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData(" False ")]
    [InlineData("NOT_READY")]
    [InlineData("null")]
    public void Ready_AsADenial_IsNot(string value) =>
        KeyValues.Ready(value).Against.ShouldBe($"its key says '{value.Trim()}'");

    [Fact]
    public void Ready_AsAnObject_HasDetailsThatARenewalDoesNotChange()
    {
        const string Now = """{"status": "ready", "timestamp": 1, "port": 5800, "details": {"model": "x"}}""";
        const string Later = """{"status": "ready", "timestamp": 2, "port": 5800, "details": {"model": "x"}}""";

        KeyValues.Ready(Now).ShouldBe(new ReadyValue(null, """{"port":5800,"details":{"model":"x"}}"""));
        KeyValues.Ready(Later).ShouldBe(KeyValues.Ready(Now));
    }

    [Theory]
    [InlineData("""{"status":"ready","timestamp":"x"}""", null)]
    [InlineData("""{"timestamp":1}""", null)]
    [InlineData("""{"status":true}""", null)]
    [InlineData("""{"status":"starting"}""", "its key says 'starting'")]
    [InlineData("""{"status":false}""", "its key says 'False'")]
    public void Ready_AsAnObject_IsJudgedByItsStatus(string value, string? against) =>
        KeyValues.Ready(value).Against.ShouldBe(against);

    [Theory]
    [InlineData("the model is gone", "the model is gone")]
    [InlineData("""{"reason":"no GPU","timestamp":1}""", "no GPU")]
    [InlineData("""{"why":"no GPU"}""", """{"why":"no GPU"}""")]
    [InlineData("a\nb", "a b")]
    [InlineData(" ", "it gave no reason")]
    public void Reason_InEachDialect_IsALine(string value, string reason) => KeyValues.Reason(value).ShouldBe(reason);

    [Theory]
    [InlineData("1", true)]
    [InlineData("""{"cpu":12}""", true)]
    [InlineData("""{"status":"degraded"}""", true)]
    [InlineData("""{"status":"unhealthy"}""", false)]
    [InlineData("unhealthy", false)]
    public void Health_IsASignOfLife_UnlessItSaysThatItIsNotWell(string value, bool isSign) =>
        KeyValues.IsSignOfLife(value).ShouldBe(isSign);

    [Fact]
    public void Details_OfAHash_AreAnObjectOfTexts()
    {
        KeyValues.Details(["port", "5800", "na\"me", "x"]).ShouldBe("""{"port":"5800","na\u0022me":"x"}""");
        KeyValues.Details([]).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"status":"ready","port":"\ud800"}""")]
    [InlineData("""{"status":"\udc00"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"reason":"\ud800","list":[{"a":["\udfff"]}]}""")]
    public void Object_WithHalfACharacter_IsATextLikeAnyOther(string value)
    {
        KeyValues.Ready(value).ShouldBe(new ReadyValue(null, null));
        KeyValues.Reason(value).ShouldBe(value);
        KeyValues.IsSignOfLife(value).ShouldBeTrue();
    }
}
