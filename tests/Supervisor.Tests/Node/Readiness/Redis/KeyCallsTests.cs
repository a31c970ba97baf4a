using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Definitions;
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

    [Fact]
    public void Look_AsksForTheSizeInPlaceOfWhatIsTooLong_AndThatIsNotThere()
    {
        var names = KeyNames.Of(Plan, "mainpc", new AgentAddress("audio", "stt"));
        RedisReply[] usual = [.. Enumerable.Repeat(new RedisReply.Number(1), KeyCalls.SizesSize)];
        RedisReply[] long1 = [new RedisReply.Number(65_537), .. usual[1..]];
        RedisReply[] many = [.. usual[..^1], new RedisReply.Number(8001)];
        RedisReply[] atMost = [new RedisReply.Number(65_536), .. usual[1..^1], new RedisReply.Number(8000)];
        RedisReply[] untold = [.. Enumerable.Repeat(new RedisReply.Refusal("NOPERM"), KeyCalls.SizesSize)];

        KeyCalls.Sizes(names).Count().ShouldBe(KeyCalls.SizesSize);
        Words(usual).ShouldBe(["GET", "PTTL", "GET", "PTTL", "GET", "PTTL", "GET", "PTTL", "HGETALL", "GET"]);
        Words(atMost).ShouldBe(Words(usual));
        Words(untold).ShouldBe(Words(usual));
        Words(long1).ShouldBe(["STRLEN", .. Words(usual)[1..]]);
        Words(many).ShouldBe([.. Words(usual)[..8], "HLEN", "GET"]);

        string[] Words(RedisReply[] sizes) => [.. KeyCalls.Look(names, sizes).Select(static it => it.Name)];
    }

    private static KeyPlan Plan =>
        KeyPlan.Of(new NodePlan(1, []) { Redis = new RedisModel("127.0.0.1:6379", "") }).ShouldNotBeNull();

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
