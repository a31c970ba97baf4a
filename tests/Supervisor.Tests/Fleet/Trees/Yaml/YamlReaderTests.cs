using System.Text;
using Shouldly;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;
using Xunit;
using static Supervisor.Tests.Fleet.Trees.Yaml.YamlText;

namespace Supervisor.Tests.Fleet.Trees.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Values_OfEveryKind_KnowWhereTheyStand()
    {
        var root = Read("a: 1\nb:\n  - x\n  - {c: 'd'}\n").Root.ShouldNotBeNull();

        root.Place.ShouldBe(new Place("f.yaml", 1, 1));
        TreePath.Of("b").PlaceIn(root).ShouldBe(new Place("f.yaml", 2, 1));
        TreePath.Of("b").Then(0).PlaceIn(root).ShouldBe(new Place("f.yaml", 3, 5));
        TreePath.Of("b").Then(1).Then("c").PlaceIn(root).ShouldBe(new Place("f.yaml", 4, 6));
        ((ListNode)root.Find("b")!.Value).Items[1].Place.ShouldBe(new Place("f.yaml", 4, 5));
    }

    [Theory]
    [InlineData("a: 1\nb: [x, y]\nc: {d: e}", "{a: 1, b: [x, y], c: {d: e}}")]
    [InlineData("a:\nb: ~\nc: ''", "{a: ~, b: ~, c: ''}")]
    [InlineData(
        "a: 'it''s'\nb: \"x\\ty\"\nc: |\n  p\n  q\nd: >\n  r\n  s\n",
        "{a: 'it's', b: 'x\ty', c: 'p\nq\n', d: 'r s\n'}"
    )]
    [InlineData("---\na: 1\n...\n", "{a: 1}")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "{a: 1}")]
    [InlineData("1: one\ntrue: yes\n", "{1: one, true: yes}")]
    public void Text_ThatIsYaml_IsTheTreeItSays(string text, string tree) => TreeOf(text).ShouldBe(tree);

    [Fact]
    public void Text_WithTheMarkOfUtf8_IsReadWithoutIt()
    {
        var read = Read([.. Encoding.UTF8.Preamble, .. "a: é"u8]);

        read.Findings.ShouldBeEmpty();
        TreeText.Of(read.Root).ShouldBe("{a: é}");
        read.Root!.Place.ShouldBe(new Place("f.yaml", 1, 1));
    }

    [Fact]
    public void Text_WithLinesOfWindows_HasTheSamePlaces()
    {
        var root = Read("a: 1\r\nb:\r\n  c: $x\r\n").Root.ShouldNotBeNull();

        TreePath.Of("b", "c").PlaceIn(root).ShouldBe(new Place("f.yaml", 3, 3));
    }

    [Theory]
    [InlineData("a: b: c", "1:5 yaml-syntax")]
    [InlineData("a:\n  image nginx\n  b: 1\n", "3:4 yaml-syntax")]
    [InlineData("a: [1, 2\nb: c\n", "2:1 yaml-syntax")]
    [InlineData("a: [1, 2", "2:1 yaml-syntax")]
    [InlineData("a: 'x\nb: c\n", "1:4 yaml-syntax")]
    [InlineData("a: @b", "1:4 yaml-syntax")]
    [InlineData("a: \"C:\\dir\"", "1:4 yaml-syntax")]
    [InlineData("a: 'it's'", "1:8 yaml-syntax")]
    [InlineData("a:\n  b: 1\n c: 2\n", "3:2 yaml-syntax")]
    [InlineData("- a\nb: c\n", "2:1 yaml-syntax")]
    [InlineData("a: -\n", "1:4 yaml-syntax")]
    [InlineData("a: !foo!bar 1\n", "1:4 yaml-syntax")]
    [InlineData("a: }\n", "1:4 yaml-syntax")]
    public void Text_ThatIsNoYaml_IsToldWhereItEnds(string text, string finding) => FindingOf(text).ShouldBe(finding);

    [Theory]
    [InlineData("a:\n  b: 'x\n  c: d\n", "The quote that opens here is not closed.")]
    [InlineData("a:\n  b: \"x\n  c: d\n", "The quote that opens here is not closed.")]
    [InlineData("a: {b: \"x}\n", "The quote that opens here is not closed.")]
    [InlineData("a: [x, y\nb: c\n", "The bracket that opens at line 1, column 4 is not closed.")]
    [InlineData("a: {b: \"\\uD800\"}\n", "no character has this one.")]
    [InlineData("a: [x]#y\n", "A comment begins with a space before its '#'.")]
    public void Text_ThatIsNoYaml_IsToldWhatIsWrong(string text, string message) =>
        Read(text).Findings.ShouldHaveSingleItem().Message.ShouldEndWith(message);

    [Theory]
    [InlineData("a:\n  b: 1\n    c:\n      d: 2\n", "This line stands deeper than the one before")]
    [InlineData("a:\n  b: x\n   c: [1]\n", "This line stands deeper than the one before")]
    [InlineData("a: b: c", "A value without quotes cannot hold a colon")]
    [InlineData("a:\n  image:b\n  c: 1\n", "The line before has no colon with a space behind it")]
    public void Text_ThatIsNoYaml_IsToldByWhatCausedIt(string text, string message) =>
        Read(text).Findings.ShouldHaveSingleItem().Message.ShouldStartWith(message);

    [Theory]
    [InlineData("a:\n\tb: 1\n", "2:1 tab-indentation")]
    [InlineData("a: b\n\tc: d\n", "2:1 tab-indentation")]
    [InlineData("a:\n  b: 1\n  \tc: 1\n", "3:3 tab-indentation")]
    [InlineData("a:\n\t- b\n", "2:1 tab-indentation")]
    [InlineData("a: 1\n\n\t\n", "3:1 tab-indentation")]
    [InlineData("a: |\n  x\n  \ty\nb:\n\tc: 1\n", "5:1 tab-indentation")]
    [InlineData("a:\n  b: {\n\tc: 1 }\n", "3:1 tab-indentation")]
    public void Line_IndentedWithATab_IsTold(string text, string finding) => FirstFindingOf(text).ShouldBe(finding);

    [Fact]
    public void Tab_ThatIsNoIndentation_IsFine() =>
        TreeOf("a: |\n  x\n  \ty\nb:\t1\nc: [\n\t1 ]\nd: \"p\n\tq\"\n")
            .ShouldBe("{a: 'x\n\ty\n', b: 1, c: [1], d: 'p q'}");

    [Theory]
    [InlineData("", "1:1 empty-file")]
    [InlineData("# nothing\n\n", "1:1 empty-file")]
    [InlineData("---\n", "1:1 empty-file")]
    [InlineData("- a\n", "1:1 not-a-map")]
    [InlineData("services\n", "1:1 not-a-map")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1 several-documents")]
    public void File_ThatIsNotOneMap_IsTold(string text, string finding) => FindingOf(text).ShouldBe(finding);

    [Fact]
    public void Key_ThatStandsTwice_IsToldWithThePlaceOfTheFirst()
    {
        var read = Read("a: 1\n'b': 2\na: 3\n");

        FindingOf(read).ShouldBe("3:1 duplicate-key");
        read.Findings[0].Message.ShouldContain("line 1, column 1");
        TreeText.Of(read.Root).ShouldBe("{a: 1, b: 2}");
    }

    [Theory]
    [InlineData("? [a]\n: b\n", "1:3 bad-key")]
    [InlineData("{{a: b}: c}\n", "1:2 bad-key")]
    [InlineData("~: b\n", "1:1 bad-key")]
    [InlineData("'': b\n", "1:1 bad-key")]
    public void Key_ThatIsNoText_IsTold(string text, string finding) => FindingOf(text).ShouldBe(finding);

    [Theory]
    [InlineData("a: !!str 5\nb: ! 6\nc: !!int '7'\nd: !!null ''", "{a: '5', b: '6', c: 7, d: ~}")]
    [InlineData(
        "a: !!map {b: 1}\nc: !!seq [d]\ne: !!bool true\nf: !!float 1.5",
        "{a: {b: 1}, c: [d], e: true, f: 1.5}"
    )]
    public void Tag_OfYaml_SaysWhatTheValueIs(string text, string tree) => TreeOf(text).ShouldBe(tree);

    [Theory]
    [InlineData("a: !thing 5", "1:4 bad-tag")]
    [InlineData("a: !!int x", "1:4 bad-tag")]
    [InlineData("a: !!map [x]", "1:4 bad-tag")]
    [InlineData("a: !!binary aGk=", "1:4 bad-tag")]
    [InlineData("a: [!reset x]", "1:5 bad-tag")]
    [InlineData("!override {a: 1}", "1:1 bad-tag")]
    public void Tag_ThatMeansNothingHere_IsTold(string text, string finding) => FindingOf(text).ShouldBe(finding);

    [Fact]
    public void Tag_ForTheMerge_IsKept()
    {
        var root = Read("a: !reset\nb: !override [1]\nc: 1\n").Root.ShouldNotBeNull();

        root.Entries.Select(entry => entry.Value.Mark).ShouldBe([MergeMark.Reset, MergeMark.Override, MergeMark.None]);
        root.Measure.HasMarks.ShouldBeTrue();
    }

    [Fact]
    public void Dollars_OfAValue_AreWhereTheyAreWritten()
    {
        var root = Read("a: &x$ \"${P}\n   \\t$Q\"\nb: |\n  1\n  $R\nc: plain\n").Root.ShouldNotBeNull();

        DollarsOf(root, "a").ShouldBe(["1:9", "2:6"]);
        DollarsOf(root, "b").ShouldBe(["5:3"]);
        ((ScalarNode)root.Find("c")!.Value).Dollars.ShouldBeNull();
        root.Measure.HasVariables.ShouldBeTrue();
    }

    [Fact]
    public void Dollar_WrittenAsAnEscape_StandsWhereItsValueDoes() =>
        DollarsOf(Read("a: \"\\x24{P}\"").Root!, "a").ShouldBe(["1:4"]);

    [Fact]
    public void File_OfManyValues_IsRefusedAtTheFirstTooMany() =>
        FindingOf("a: [" + string.Concat(Enumerable.Repeat("1,", FleetLimits.Nodes)) + "]").ShouldEndWith(" too-large");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Values_TooDeepInsideEachOther_AreTold(string open, string close)
    {
        FindingOf("a: " + Nested(FleetLimits.Depth))
            .ShouldBe($"1:{4 + ((FleetLimits.Depth - 1) * open.Length)} too-deep");
        Read("a: " + Nested(FleetLimits.Depth - 1)).Findings.ShouldBeEmpty();

        string Nested(int depth) =>
            string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
    }

    private static IEnumerable<string> DollarsOf(MapNode root, string key) =>
        ((ScalarNode)root.Find(key)!.Value).Dollars.ShouldNotBeNull().Select(place => $"{place.Line}:{place.Column}");
}
