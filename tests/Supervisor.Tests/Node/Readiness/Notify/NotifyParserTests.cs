using System.Text;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Node.Readiness.Notify;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Notify;

public sealed class NotifyParserTests
{
    public static TheoryData<string, AgentWord> Words =>
        new()
        {
            { "READY=1", new AgentWord.Ready(null) },
            { "STOPPING=1", new AgentWord.Stopping() },
            { "STATUS=12 of 77 loaded", new AgentWord.Status("12 of 77 loaded") },
            { "STATUS=a=b", new AgentWord.Status("a=b") },
            { "STATUS=", new AgentWord.Status("") },
            { "WATCHDOG=1", new AgentWord.Heartbeat() },
            { "WATCHDOG=trigger", new AgentWord.Hung() },
            { "WATCHDOG_USEC=20000000", new AgentWord.Heartbeat() },
            { "EXTEND_TIMEOUT_USEC=1500000", new AgentWord.ExtendTimeout(TimeSpan.FromSeconds(1.5)) },
            { "EXTEND_TIMEOUT_USEC=18446744073709551615", new AgentWord.ExtendTimeout(TimeSpan.FromDays(7)) },
            { "X_SUPERVISOR_NOT_READY=no model", new AgentWord.NotReady("no model") },
            { "X_SUPERVISOR_NOT_READY=", new AgentWord.NotReady("it gave no reason") },
            { "X_SUPERVISOR_PROGRESS=epoch 3", new AgentWord.Progress("epoch 3") },
            { "X_SUPERVISOR_PROGRESS=", new AgentWord.Progress(null) },
        };

    [Theory]
    [MemberData(nameof(Words))]
    public void Assignment_OfTheProtocol_IsItsWord(string line, AgentWord word)
    {
        var message = Parse(line);

        message.Words.ShouldBe([word]);
        message.Garbage.ShouldBe(0);
    }

    [Theory]
    [InlineData("FDSTORE=1", NotifyRemark.StoreRefused)]
    [InlineData("MAINPID=4711", NotifyRemark.MainProcessIgnored)]
    [InlineData("RELOADING=1", NotifyRemark.Reloading)]
    public void Assignment_ThatIsNotObeyed_IsRemarked(string line, object remark)
    {
        var message = Parse(line);

        message.Words.ShouldBeEmpty();
        message.Remarks.ShouldBe([(NotifyRemark)remark]);
    }

    [Theory]
    [InlineData("ERRNO=2")]
    [InlineData("EXIT_STATUS=3")]
    [InlineData("BARRIER=1")]
    [InlineData("MONOTONIC_USEC=5")]
    [InlineData("X_SOMEBODY=else")]
    public void Assignment_ThatConcernsOthers_IsPassedOver(string line)
    {
        var message = Parse(line);

        message.Words.ShouldBeEmpty();
        message.Remarks.ShouldBeEmpty();
        message.Garbage.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("=1")]
    [InlineData("READY=yes")]
    [InlineData("READY= 1")]
    [InlineData("WATCHDOG=2")]
    [InlineData("WATCHDOG_USEC=soon")]
    [InlineData("EXTEND_TIMEOUT_USEC=-1")]
    public void Line_ThatMeansNothing_IsCounted(string line)
    {
        var message = Parse(line);

        message.Words.ShouldBeEmpty();
        message.Garbage.ShouldBe(1);
    }

    [Fact]
    public void Datagram_OfSeveralLines_GivesTheirWordsInOrder()
    {
        var message = Parse("READY=1\nSTATUS=serving\nMAINPID=7\nnonsense\nWATCHDOG=1\n");

        message.Words.ShouldBe([new AgentWord.Ready(null), new AgentWord.Status("serving"), new AgentWord.Heartbeat()]);
        message.Remarks.ShouldBe([NotifyRemark.MainProcessIgnored]);
        message.Garbage.ShouldBe(1);
    }

    [Fact]
    public void Datagram_ThatRepeatsItself_GivesTheLastOfEachKind()
    {
        var message = Parse("STATUS=one\nREADY=1\nSTATUS=two\nREADY=1");

        message.Words.ShouldBe([new AgentWord.Status("two"), new AgentWord.Ready(null)]);
    }

    [Fact]
    public void Status_ThatWouldDisturbATerminal_IsMadeHarmless() =>
        Parse("STATUS=\u001b[2Jgone\ttab").Words.ShouldBe([new AgentWord.Status("[2Jgone tab")]);

    [Fact]
    public void Anything_IsReadWithoutFailing_AndGivesNoWordTwice() =>
        Property.Holds(
            Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf(),
            static bytes => Check(NotifyParser.Parse(bytes)),
            runs: 1000
        );

    [Fact]
    public void AnyLines_AreReadWithoutFailing_AndGiveNoWordTwice()
    {
        var keys = Gen.Elements("READY", "STATUS", "WATCHDOG", "WATCHDOG_USEC", "EXTEND_TIMEOUT_USEC", "STOPPING", "");
        var values = Gen.Elements("1", "trigger", "99999999999999999999", "ä\r\0", "", "=", "-1");
        var lines = keys.Zip(values).Select(static pair => $"{pair.Item1}={pair.Item2}");

        Property.HoldsForLists(lines, static all => Check(Parse(string.Join('\n', all))));
    }

    private static NotifyMessage Parse(string text) => NotifyParser.Parse(Encoding.UTF8.GetBytes(text));

    private static void Check(NotifyMessage message)
    {
        message.Words.Select(static word => word.GetType()).ShouldBeUnique();
        message.Garbage.ShouldBeGreaterThanOrEqualTo(0);
        foreach (var word in message.Words.OfType<AgentWord.Status>())
        {
            word.Text.ShouldNotContain(static letter => char.IsControl(letter));
        }
    }
}
