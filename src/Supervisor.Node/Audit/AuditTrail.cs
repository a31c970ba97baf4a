using System.Text.Json;
using System.Threading.Channels;
using Supervisor.Node.Hosting;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Audit;

/// <summary>
/// The audit trail of this node: in its log at once, and in its journal as soon as that takes it. Both are bounded, whoever knocks
/// however often.
/// </summary>
internal sealed class AuditTrail : IAuditTrail, IAsyncDisposable
{
    /// <summary>Entries that the journal keeps; the log keeps what its files hold.</summary>
    public const int MostKept = 10_000;

    private const int MostWaiting = 4096;
    private const int MostAtOnce = 64;
    private const int MostOfOneSource = 20;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    private readonly HybridClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly WorkFaults _faults;
    private readonly long _began;
    private readonly AuditLimit _limit = new(MostOfOneSource, Span);
    private readonly ITimer _looking;
    private readonly CancellationTokenSource _stop = new();

    private readonly Channel<JournalEvent> _waiting = Channel.CreateBounded<JournalEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );

    private Task _writing = Task.CompletedTask;
    private int _lost;

    public AuditTrail(HybridClock clock, TimeProvider time, ILogger log)
    {
        (_clock, _time, _log, _began) = (clock, time, log, time.GetTimestamp());
        _faults = log.Faults();
        _looking = time.CreateTimer(_ => TellHeld(), null, Span, Span);
    }

    private TimeSpan Now => _time.GetElapsedTime(_began);

    public void Take(AuditEntry entry)
    {
        if (entry.Source is not { } source || _limit.Takes(source, Now))
        {
            Keep(entry);
        }
    }

    /// <summary>From now on it is written; what was taken before waits until then.</summary>
    public void Begin(IJournal journal) => _writing = WriteAllAsync(new AuditWriter(journal, MostKept), _stop.Token);

    /// <summary>While the journal is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _looking.DisposeAsync();
        TellHeld();
        _waiting.Writer.TryComplete();
        _stop.CancelAfter(LastPatience);
        await _writing;
        // Where no journal was ever opened, and what came too late.
        TellLost(_waiting.Reader.Count);
        _stop.Dispose();
    }

    private void TellHeld()
    {
        foreach (var (source, count) in _limit.TakeHeld(Now))
        {
            Keep(AuditEntry.More(source, count));
        }

        TellLost(0);
    }

    private void TellLost(int more)
    {
        if (Interlocked.Exchange(ref _lost, 0) + more is > 0 and var lost)
        {
            _log.AuditLost(lost);
        }
    }

    private void Keep(AuditEntry entry)
    {
        Say(entry);
        var stored = new JournalEvent(
            entry.Event,
            AuditEvents.Schema,
            entry.Cause,
            _clock.Next(),
            Incarnation: "",
            JsonSerializer.SerializeToUtf8Bytes(entry.Record, AuditJson.Default.AuditRecord)
        );
        if (!_waiting.Writer.TryWrite(stored))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>What was asked and how it ended is in the log by who ran it.</summary>
    private void Say(AuditEntry entry)
    {
        var who = entry.Record.Who.Length > 0 ? entry.Record.Who : "a stranger";
        var (from, what) = (entry.Record.From, entry.Record.What);
        switch (entry.Event)
        {
            case AuditEvents.Granted:
                _log.AuditGranted(what, who, from);
                break;
            case AuditEvents.Refused:
                _log.AuditRefused(what, who, from, entry.Record.Reason!);
                break;
            case AuditEvents.RefusedMore:
                _log.AuditRefusedMore(entry.Record.Count!.Value, who);
                break;
        }
    }

    private async Task WriteAllAsync(AuditWriter writer, CancellationToken stop)
    {
        var batch = new List<JournalEvent>(MostAtOnce);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            AuditWriting writing;
            while ((writing = await TryAsync(writer, batch)) is AuditWriting.NotYet)
            {
                if (stop.IsCancellationRequested)
                {
                    // What still waits is counted at the end.
                    TellLost(batch.Count);
                    return;
                }

                var pause = Task.Delay(PauseAfterFault, _time, stop);
                await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (writing is AuditWriting.Never)
            {
                TellLost(batch.Count);
            }
        }
    }

    /// <summary>What nobody foresaw is told, and what was to be written is tried again as after any other failure.</summary>
    private async Task<AuditWriting> TryAsync(AuditWriter writer, List<JournalEvent> batch)
    {
        const string Work = "writing the audit trail";
        try
        {
            var writing = await writer.TryAsync(batch);
            _faults.Over(Work);
            return writing;
        }
        catch (Exception fault)
        {
            _faults.Tell(Work, fault);
            return AuditWriting.NotYet;
        }
    }
}
