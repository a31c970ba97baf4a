using Shouldly;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Interpolation;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["SET"] = "value",
        ["EMPTY"] = "",
        ["_1"] = "one",
    };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$SET", "value")]
    [InlineData("${SET}", "value")]
    [InlineData("a-$SET-b.${SET}c$SET", "a-value-b.valuecvalue")]
    [InlineData("$_1x", "")]
    [InlineData("${_1}x", "onex")]
    [InlineData("$UNSET.", ".")]
    [InlineData("$$SET $${SET} $$", "$SET ${SET} $")]
    [InlineData("$$$SET", "$value")]
    [InlineData("$5 $ a$", "$5 $ a$")]
    [InlineData("{agent:Hub.url} ${SET}", "{agent:Hub.url} value")]
    public void Variable_IsItsValue_AndTwoDollarsAreOne(string text, string result) => Of(text).ShouldBe(result);

    [Theory]
    [InlineData("${SET:-d}", "value")]
    [InlineData("${EMPTY:-d}", "d")]
    [InlineData("${UNSET:-d}", "d")]
    [InlineData("${SET-d}", "value")]
    [InlineData("${EMPTY-d}", "")]
    [InlineData("${UNSET-d}", "d")]
    [InlineData("${UNSET:-}", "")]
    [InlineData("${UNSET-}", "")]
    [InlineData("${UNSET:-a b:c-d?e}", "a b:c-d?e")]
    [InlineData("${UNSET:--1}", "-1")]
    public void Default_StandsWhereTheVariableDoesNot(string text, string result) => Of(text).ShouldBe(result);

    [Theory]
    [InlineData("${SET:+r}", "r")]
    [InlineData("${EMPTY:+r}", "")]
    [InlineData("${UNSET:+r}", "")]
    [InlineData("${SET+r}", "r")]
    [InlineData("${EMPTY+r}", "r")]
    [InlineData("${UNSET+r}", "")]
    public void Replacement_StandsWhereTheVariableIsSet(string text, string result) => Of(text).ShouldBe(result);

    [Theory]
    [InlineData("${UNSET:-${SET}}", "value")]
    [InlineData("${UNSET:-${EMPTY:-$SET}}x", "valuex")]
    [InlineData("${UNSET:-a${SET:+b${EMPTY-c}}d}", "abd")]
    [InlineData("${SET:-${OTHER:?no}}", "value")]
    [InlineData("${UNSET:-{\"a\": {\"b\": 1}}}", "{\"a\": {\"b\": 1}}")]
    [InlineData("${UNSET:-{agent:Hub.url}}", "{agent:Hub.url}")]
    [InlineData("${UNSET:-{}", "{")]
    [InlineData("${UNSET:-$$HOME}", "$HOME")]
    public void Default_MayHoldVariablesAndBraces(string text, string result) => Of(text).ShouldBe(result);

    [Theory]
    [InlineData("${UNSET:?set it}", "UNSET is required and has no value: set it.")]
    [InlineData("${EMPTY:?set it}", "EMPTY is required and has no value: set it.")]
    [InlineData("${UNSET?to $SET}", "UNSET is required and is not set: to value.")]
    [InlineData("${UNSET?}", "UNSET is required and is not set.")]
    public void Required_WithoutAValue_SaysTheWordsOfTheFile(string text, string message) =>
        Result(text).Missing.ShouldNotBeNull().Message.ShouldBe($"The variable {message}");

    [Theory]
    [InlineData("${SET:?no}", "value")]
    [InlineData("${EMPTY?no}", "")]
    public void Required_WithAValue_IsIt(string text, string result) => Of(text).ShouldBe(result);

    [Theory]
    [InlineData("a ${SET", 2)]
    [InlineData("${}", 0)]
    [InlineData("${5}", 0)]
    [InlineData("$SET ${SET!x}", 5)]
    [InlineData("${SET:x}", 0)]
    [InlineData("${SET:}", 0)]
    [InlineData("${SET x}", 0)]
    [InlineData("${UNSET:-${SET}", 0)]
    [InlineData("${SET:-${!}}", 7)]
    public void Expression_ThatIsNone_IsToldAtItsDollar(string text, int offset) =>
        TemplateParser.Parse(text).Fault.ShouldNotBeNull().Offset.ShouldBe(offset);

    [Fact]
    public void Expression_ThatMeansALateValue_IsToldToDropTheDollar() =>
        TemplateParser.Parse("${agent:Hub.host}").Fault.ShouldNotBeNull().Remedy.ShouldContain(": {agent:Hub.host}.");

    [Fact]
    public void Blanks_OfUnsetVariables_AreKnownByOffset()
    {
        var blanks = Result("${SET}/$A:${B:-x$C}").Blanks;

        blanks.Select(blank => (blank.Name, blank.Dollar, blank.Offset)).ShouldBe([("A", 7, 6), ("C", 16, 8)]);
    }

    [Fact]
    public void Expressions_TooDeepInsideEachOther_AreAFault()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("${U:-", depth)) + new string('}', depth);

        TemplateParser.Parse(Nested(FleetLimits.Depth)).Fault.ShouldBeNull();
        TemplateParser
            .Parse(Nested(FleetLimits.Depth + 1))
            .Fault.ShouldNotBeNull()
            .Message.ShouldContain("inside each");
        TemplateParser.Parse(Nested(1_000_000)).Fault.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("${U:-{")]
    [InlineData("${")]
    [InlineData("${U:-{}")]
    [InlineData("$U")]
    public void Text_OfManyExpressions_IsReadOnce(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000));

        // A parser that looks ahead to the end at each of them would take hours.
        Result(text).Text.Length.ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Fact]
    public void Result_LongerThanTheLimit_StopsThere()
    {
        var (template, _) = TemplateParser.Parse(string.Concat(Enumerable.Repeat("$SET", 1_000)));

        var result = TemplateEvaluation.Evaluate(template!, Environment.GetValueOrDefault, limit: 12);

        result.IsTooLong.ShouldBeTrue();
        result.Text.Length.ShouldBeLessThan(20);
    }

    private static string Of(string text)
    {
        var result = Result(text);
        result.Missing.ShouldBeNull();
        return result.Text;
    }

    private static TemplateResult Result(string text)
    {
        var (template, fault) = TemplateParser.Parse(text);
        return template is null
            ? new TemplateResult("", [], fault, IsTooLong: false)
            : TemplateEvaluation.Evaluate(template, Environment.GetValueOrDefault, FleetLimits.Characters);
    }
}
