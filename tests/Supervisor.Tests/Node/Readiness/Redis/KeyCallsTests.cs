using Shouldly;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Runtimes.Redis;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Redis;

public sealed class KeyCallsTests
{
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Key_ThatExpires_DoesSoBetweenTheEarliestAndTheLatest() =>
        Ready(5000)
            .Expiry.ShouldBe(
                new KeyExpiry(Asked + TimeSpan.FromSeconds(5) - Slack, Answered + TimeSpan.FromSeconds(5) + Slack)
            );

    [Theory]
    [InlineData(32_503_680_000_000_000)]
    [InlineData(long.MaxValue)]
    public void Key_ThatLivesLongerThanAnybodyCounts_LivesForAHundredYears(long milliseconds) =>
        Ready(milliseconds).Expiry!.Value.Earliest.ShouldBe(Asked + TimeSpan.FromDays(36_500) - Slack);

    [Fact]
    public void Key_WithoutAnEnd_HasNoExpiry() => Ready(-1).Expiry.ShouldBeNull();

    private static SeenKey Ready(long left)
    {
        RedisReply[] none = [new RedisReply.Missing(), new RedisReply.Number(-2)];
        RedisReply[] replies =
        [
            new RedisReply.Text("1"),
            new RedisReply.Number(left),
            .. none,
            .. none,
            .. none,
            new RedisReply.Items([]),
            new RedisReply.Missing(),
        ];
        replies.Length.ShouldBe(KeyCalls.LookSize);
        return KeyCalls.Seen(replies, Asked, Answered).Keys.Ready.ShouldNotBeNull();
    }
}
