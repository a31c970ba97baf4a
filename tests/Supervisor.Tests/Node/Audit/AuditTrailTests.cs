using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Audit;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Node.Logging;
using Xunit;

namespace Supervisor.Tests.Node.Audit;

public sealed class AuditTrailTests
{
    private static readonly OperatorError Reason = new("access.token-wrong", "Wrong token.", "An old one.", "");

    private readonly ScriptedJournal _journal = new();
    private readonly RecordedLog<AuditTrail> _log = new();

    [Fact]
    public async Task Entry_FromBeforeTheJournal_IsWrittenOnceItIsThere()
    {
        await using (var trail = Trail())
        {
            trail.Take(AuditEntry.Refused("", "10.0.0.9:1", "GET /v1/palettes", Reason));
            _journal.Events(AuditWriter.Stream).ShouldBeEmpty();
            trail.Begin(_journal);
        }

        var line = (await ReadAsync()).ShouldHaveSingleItem();
        (line.Event, line.Record.From, line.Record.Code).ShouldBe(
            (AuditEvents.Refused, "10.0.0.9:1", "access.token-wrong")
        );
        AuditText.OutcomeOf(line).ShouldBe("refused: Wrong token. An old one.");
        _log.Lines.ShouldHaveSingleItem().ShouldContain("'GET /v1/palettes' of a stranger at 10.0.0.9:1 was refused");
    }

    [Fact]
    public async Task Stranger_WhoKnocksAThousandTimes_FillsNeitherLogNorJournal_AndIsCounted()
    {
        await using (var trail = Trail())
        {
            trail.Begin(_journal);
            foreach (var i in Enumerable.Range(0, 1000))
            {
                trail.Take(AuditEntry.Refused("", $"10.0.0.9:{i}", "link", Reason));
            }
        }

        var lines = await ReadAsync();
        lines.Count.ShouldBeLessThan(50);
        var more = lines[^1];
        more.Event.ShouldBe(AuditEvents.RefusedMore);
        (more.Record.Count + lines.Count - 1).ShouldBe(1000);
        _log.Lines.Count.ShouldBe(lines.Count);
    }

    [Fact]
    public async Task Entry_WhoseAppendIsRefusedOrUnknown_IsWrittenInTheEnd_AndOnce()
    {
        _journal.AnswerNextAppend(AppendOutcome.Unknown("No answer."), writes: true);
        await using (var trail = Trail(new ImpatientTime()))
        {
            trail.Begin(_journal);
            trail.Take(AuditEntry.Granted("the node pc2", "10.0.0.2:1", "join"));
        }

        (await ReadAsync()).ShouldHaveSingleItem().Record.Who.ShouldBe("the node pc2");
    }

    [Fact]
    public async Task Fault_ThatNobodyForesaw_IsTold_AndNoEntryIsLostOrWrittenTwice()
    {
        _journal.AppendFault = new InvalidOperationException("odd");
        await using (var trail = Trail(new ImpatientTime()))
        {
            trail.Begin(_journal);
            trail.Take(AuditEntry.Granted("the node pc2", "10.0.0.2:1", "join"));
            trail.Take(AuditEntry.Granted("the node pc3", "10.0.0.3:1", "join"));
        }

        (await ReadAsync()).Select(static line => line.Record.Who).ShouldBe(["the node pc2", "the node pc3"]);
        _log.Faults.OfType<InvalidOperationException>().ShouldHaveSingleItem().Message.ShouldBe("odd");
        _log.Lines.ShouldNotContain(static line => line.Contains("could not be written"));
    }

    [Fact]
    public async Task Writer_ThatCannotLetGoOfWhatIsOld_WritesAllTheSame_AndOnce()
    {
        _journal.SnapshotFault = new InvalidOperationException("odd");
        var writer = new AuditWriter(_journal, kept: 0);
        var faults = 0;
        foreach (var _ in Enumerable.Range(0, 300))
        {
            try
            {
                await writer.TryAsync([Events.Numbered(1)]);
            }
            catch (InvalidOperationException)
            {
                faults++;
                (await writer.TryAsync([Events.Numbered(1)])).ShouldBe(AuditWriting.Done);
            }
        }

        faults.ShouldBeGreaterThan(0);
        _journal.Events(AuditWriter.Stream)[^1].Version.ShouldBe(300);
    }

    [Fact]
    public async Task Entry_ThatALaterDaemonKeepsFromTheJournal_IsSaidToBeLost()
    {
        _journal.AnswerNextAppend(AppendOutcome.Fenced("A later daemon has it."), writes: false);
        await using (var trail = Trail())
        {
            trail.Begin(_journal);
            trail.Take(AuditEntry.Granted("the node pc2", "10.0.0.2:1", "join"));
        }

        _log.Lines[^1].ShouldBe("1 entries of the audit trail could not be written into the journal");
    }

    [Fact]
    public async Task Entry_OfADaemonThatNeverHadAJournal_IsSaidToBeLost()
    {
        await using (var trail = Trail())
        {
            trail.Take(AuditEntry.Granted("the node pc2", "10.0.0.2:1", "join"));
        }

        _log.Lines[^1].ShouldBe("1 entries of the audit trail could not be written into the journal");
    }

    [Fact]
    public async Task Journal_KeepsTheLastOnly()
    {
        var writer = new AuditWriter(_journal, kept: 100);
        foreach (var _ in Enumerable.Range(0, 1000))
        {
            (await writer.TryAsync([Events.Numbered(1)])).ShouldBe(AuditWriting.Done);
        }

        var events = _journal.Events(AuditWriter.Stream);
        events.Count.ShouldBeInRange(100, 400);
        events[^1].Version.ShouldBe(1000);
        (await new AuditWriter(_journal, kept: 100).TryAsync([Events.Numbered(1)])).ShouldBe(AuditWriting.Done);
        _journal.Events(AuditWriter.Stream)[^1].Version.ShouldBe(1001, "A later daemon goes on where this one ended.");
    }

    [Fact]
    public void Text_OfStrangers_IsShortAndPlain()
    {
        var record = AuditEntry.Refused("\u001b[2J" + new string('x', 5000), "", "link", Reason).Record;

        record.Who.Length.ShouldBeLessThan(500);
        record.Who.ShouldNotContain('\u001b');
    }

    private AuditTrail Trail(TimeProvider? time = null) =>
        new(new HybridClock(TimeProvider.System), time ?? TimeProvider.System, _log);

    private async Task<IReadOnlyList<AuditLine>> ReadAsync() =>
        (await new AuditReader(_journal).ReadAsync(last: null)).Value!;

    /// <summary>Waits for nothing.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
