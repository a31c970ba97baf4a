using System.Text;
using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Fleet.Trees;
using Xunit;

namespace Supervisor.Tests.Fleet.Interpolation;

public sealed class InterpolatorTests
{
    private readonly FindingLog _log = new();

    private readonly ValueMap<string> _environment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TAG"] = "7",
        ["EMPTY"] = "",
        ["LONG"] = new('x', 1 << 20),
    }.ToValueMap();

    private IEnumerable<string> Findings =>
        _log.Findings.Select(finding => $"{finding.Place.Line}:{finding.Place.Column} {finding.Kind.Code}");

    [Fact]
    public void Values_EvenBelowExtensions_AreInterpolated_AndKeysAreNot()
    {
        var tree = TreeText.Of(Interpolated("$TAG: a$TAG\nx-y: [{z: '${TAG}'}]\nw: {v: $TAG}\n"));

        tree.ShouldBe("{$TAG: a7, x-y: [{z: '7'}], w: {v: 7}}");
        Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Value_ThatBecomesEmpty_IsAnEmptyTextAndNotNothing()
    {
        var value = (ScalarNode)Interpolated("a: $EMPTY").ShouldNotBeNull().Find("a")!.Value;

        value.IsNull.ShouldBeFalse();
        value.Text.ShouldBe("");
    }

    [Fact]
    public void Value_OfAnAlias_IsInterpolatedOnceAndStaysShared()
    {
        var root = Interpolated("a: &x {b: $NONE}\nc: *x\n").ShouldNotBeNull();

        root.Find("a")!.Value.ShouldBeSameAs(root.Find("c")!.Value);
        Findings.ShouldBe(["1:11 unset-variable"]);
    }

    [Fact]
    public void Variable_ThatIsNotSet_IsWarnedAboutOnce_AndRememberedEachTime()
    {
        var root = Interpolated("a: x$NONE\nb: [$NONE, $OTHER]\n").ShouldNotBeNull();

        Findings.ShouldBe(["1:5 unset-variable", "2:12 unset-variable"]);
        var items = ((ListNode)root.Find("b")!.Value).Items.Cast<ScalarNode>();
        items.SelectMany(item => item.Unset).Select(unset => unset.Name).ShouldBe(["NONE", "OTHER"]);
    }

    [Fact]
    public void Variable_WithANameNearToOneThatIsSet_IsSuggested()
    {
        Interpolated("a: $TAGS");

        _log.Findings[0].Remedy.ShouldStartWith("Did you mean TAG?");
    }

    [Theory]
    [InlineData("a: \"x ${TAG\"\n", "1:7 bad-expression")]
    [InlineData("a: >\n  x\n  ${TAG} ${5}\n", "3:10 bad-expression")]
    [InlineData("a:\n  - 'it''s ${NONE:?needed}'\n", "2:12 missing-variable")]
    public void Expression_ThatFails_IsToldAtItsColumn(string text, string finding)
    {
        Interpolated(text).ShouldNotBeNull();

        Findings.ShouldBe([finding]);
    }

    [Fact]
    public void Values_ThatGrowBeyondAllMeasure_AreRefused()
    {
        var text = "a: [" + string.Concat(Enumerable.Repeat("$LONG, ", 1_000)) + "]\n";

        Interpolated(text).ShouldBeNull();
        Findings.ShouldBe(["1:446 too-large"]);
    }

    [Fact]
    public void Value_ThatAloneGrowsBeyondAllMeasure_IsRefused()
    {
        Interpolated("a: " + string.Concat(Enumerable.Repeat("$LONG", 1_000))).ShouldBeNull();

        Findings.ShouldBe(["1:4 too-large"]);
    }

    [Fact]
    public void Warnings_OfThousandsOfVariables_AreBounded()
    {
        var names = Enumerable.Range(0, FleetLimits.FindingsOfAKind + 500).Select(number => $"$V{number}");

        Interpolated("a: " + string.Concat(names)).ShouldNotBeNull();

        _log.Findings.Count.ShouldBe(FleetLimits.FindingsOfAKind);
    }

    private MapNode? Interpolated(string text)
    {
        var limits = new TreeLimits(_log);
        var root = YamlReader.Read("f.yaml", Encoding.UTF8.GetBytes(text), limits, _log).ShouldNotBeNull();
        var unset = new UnsetVariables();
        var result = (MapNode?)new Interpolator(_environment, unset, limits, _log).Apply(root);
        unset.Tell(_log, new HashSet<string>(StringComparer.Ordinal));
        return result;
    }
}
