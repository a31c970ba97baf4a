using Shouldly;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Xunit;
using static Supervisor.Tests.Fleet.Trees.Yaml.YamlText;

namespace Supervisor.Tests.Fleet.Trees.Yaml;

public sealed class AliasTests
{
    [Fact]
    public void Alias_OfAValue_IsThatValue()
    {
        var root = Read("a: &x {b: 1}\nc: *x\nd: [*x, &y 2, *y]\n").Root.ShouldNotBeNull();

        TreeText.Of(root).ShouldBe("{a: {b: 1}, c: {b: 1}, d: [{b: 1}, 2, 2]}");
        root.Find("c")!.Value.ShouldBeSameAs(root.Find("a")!.Value);
        TreePath.Of("c", "b").PlaceIn(root).ShouldBe(new Place("f.yaml", 1, 8));
    }

    [Fact]
    public void Anchor_GivenAgain_IsTheLastBeforeTheAlias() =>
        TreeOf("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").ShouldBe("{a: 1, b: 1, c: 2, d: 2}");

    [Fact]
    public void Alias_AsAKey_IsItsText() => TreeOf("a: &x b\n*x : c\n").ShouldBe("{a: b, b: c}");

    [Fact]
    public void Alias_OfNothing_IsToldWithTheNameThatIsNear()
    {
        var read = Read("a: &defaults {b: 1}\nc: *default\n");

        FindingOf(read).ShouldBe("2:4 unknown-alias");
        read.Findings[0].Remedy.ShouldBe("Did you mean *defaults?");
    }

    [Theory]
    [InlineData("a: &x [*x]\n", "1:8 alias-cycle")]
    [InlineData("a: &x {b: {c: *x}}\n", "1:15 alias-cycle")]
    [InlineData("a: &x\n  <<: *x\n", "2:7 alias-cycle")]
    public void Alias_InsideItself_IsTold(string text, string finding) => FirstFindingOf(text).ShouldBe(finding);

    [Fact]
    public void Aliases_ThatGrowTenfoldEachLine_AreRefusedAtTheFirstTooMany()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (var line = 1; line < 30; line++)
        {
            text += $"a{line}: &a{line} [{string.Join(", ", Enumerable.Repeat($"*a{line - 1}", 10))}]\n";
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        FindingOf(text).ShouldBe("6:45 too-large");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
    }

    [Fact]
    public void MergeKeys_ThatDoubleEachLine_AreRefused()
    {
        var text = "a0: &a0 {k0: {x: y}, l0: {x: y}}\n";
        for (var line = 1; line < 40; line++)
        {
            text += $"a{line}: &a{line}\n  <<: *a{line - 1}\n  k{line}: *a{line - 1}\n  l{line}: *a{line - 1}\n";
        }

        FindingOf(text).ShouldEndWith(" too-large");
    }

    [Fact]
    public void Aliases_ThatEachHoldTheLast_AreRefusedWhenTooDeep()
    {
        var text = "a0: &a0 [x]\n";
        for (var line = 1; line < 1_000; line++)
        {
            text += $"a{line}: &a{line} [*a{line - 1}]\n";
        }

        FindingOf(text).ShouldBe($"{FleetLimits.Depth}:12 too-deep");
    }

    [Theory]
    [InlineData("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3, c: 4}", "{x: {a: 1, b: 2}, y: {a: 1, b: 3, c: 4}}")]
    [InlineData("x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x}", "{x: {a: 1, b: 2}, y: {b: 3, a: 1}}")]
    [InlineData("x: &x {a: 1}\nz: &z {a: 2, b: 2}\ny: {<<: [*x, *z]}", "{x: {a: 1}, z: {a: 2, b: 2}, y: {a: 1, b: 2}}")]
    [InlineData("y: {<<: {a: 1}}", "{y: {a: 1}}")]
    [InlineData("y: {'<<': 1}", "{y: {<<: 1}}")]
    [InlineData("x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y}", "{x: {a: 1}, y: {a: 1, b: 2}, z: {a: 1, b: 2}}")]
    public void MergeKey_BringsWhatTheMapItselfDoesNotSay(string text, string tree) => TreeOf(text).ShouldBe(tree);

    [Theory]
    [InlineData("a: {<<: 1}\n", "1:9 bad-merge-key")]
    [InlineData("a: {<<: [{b: 1}, x]}\n", "1:9 bad-merge-key")]
    [InlineData("a:\n  <<: {b: 1}\n  <<: {c: 1}\n", "3:3 duplicate-key")]
    public void MergeKey_ThatCannotMerge_IsTold(string text, string finding) => FindingOf(text).ShouldBe(finding);
}
