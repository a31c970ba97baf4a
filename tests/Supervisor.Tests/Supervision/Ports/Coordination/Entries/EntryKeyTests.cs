using Shouldly;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.Tests.Supervision.Ports.Coordination.Entries;

public sealed class EntryKeyTests
{
    [Theory]
    [InlineData("indexer")]
    [InlineData("a/b")]
    [InlineData("Ä ❤ %2F")]
    [InlineData("..")]
    public void Of_AnyPart_IsAsciiAndGivesThePartBack(string part)
    {
        var key = EntryKey.Of("claims", part, "owner");

        key.Value.ShouldAllBe(letter => char.IsAscii(letter));
        key.Value.Count(static letter => letter == '/').ShouldBe(2);
        key.Parts.ShouldBe(["claims", part, "owner"]);
        EntryKey.Stored(key.Value).ShouldBe(key);
    }

    [Fact]
    public void Of_EmptyPart_IsAMistakeOfTheCaller() =>
        Should.Throw<ArgumentException>(() => EntryKey.Of("claims", ""));

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("a/b/c", true)]
    [InlineData("a", false)]
    [InlineData("ab", false)]
    [InlineData("b/a", false)]
    public void IsIn_AFolder_IsWhatBeginsWithItAndASlash(string path, bool isIn)
    {
        var key = EntryKey.Of(path.Split('/'));

        key.IsIn(EntryKey.Of("a")).ShouldBe(isIn);
        key.IsIn(EntryKey.Root).ShouldBeTrue();
    }
}
