using Shouldly;
using Supervisor.Cluster.Joining;
using Xunit;

namespace Supervisor.Tests.Cluster.Joining;

public sealed class StrangersTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("pc2", "pc2")]
    [InlineData("a\nERR: forged\u001b[2J", "a?ERR: forged?[2J")]
    [InlineData("ä\u202e", "??")]
    public void WhatStrangersSay_IsShownInPlainLetters(string? said, string shown) =>
        StrangersText.Shown(said).ShouldBe(shown);

    [Fact]
    public void WhatStrangersSay_IsCutShort() => StrangersText.Shown(new string('a', 100_000)).Length.ShouldBe(100);
}
