using Shouldly;
using Supervisor.Fleet.Findings;
using Xunit;

namespace Supervisor.Tests.Fleet.Findings;

public sealed class ExcerptTests
{
    [Fact]
    public void Excerpt_OfAShortText_IsTheText() => Excerpt.Of(new string('a', 60)).ShouldBe(new string('a', 60));

    [Fact]
    public void Excerpt_OfALongText_IsItsBeginning() =>
        Excerpt.Of(new string('a', 61)).ShouldBe(new string('a', 57) + "...");

    [Fact]
    public void Excerpt_ThatWouldEndInHalfACharacter_LeavesItOut() =>
        Excerpt.Of(new string('a', 56) + "\U0001F600" + new string('b', 20)).ShouldBe(new string('a', 56) + "...");
}
