using Shouldly;
using Supervisor.Fleet.Judging.Text;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Text;

public sealed class PhrasesTests
{
    [Fact]
    public void And_OfAFew_NamesEach()
    {
        Phrases.And([]).ShouldBe("nothing");
        Phrases.And(["a"]).ShouldBe("a");
        Phrases.And(["a", "b", "c"]).ShouldBe("a, b and c");
    }

    [Fact]
    public void And_OfMany_CountsTheRest() => Phrases.And(["a", "b", "c", "d"], most: 3).ShouldBe("a, b and 2 more");

    [Theory]
    [InlineData(24L << 30, "24g")]
    [InlineData(3L << 29, "1.5g")]
    [InlineData(512L << 20, "512m")]
    [InlineData((40L << 30) + 512, "40g")]
    [InlineData(512, "512b")]
    public void Size_OfBytes_IsWrittenAsInAFile(long bytes, string text) => Sizes.Text(bytes).ShouldBe(text);
}
