using Supervisor.Journal.Stores;
using Supervisor.Simulation.Disks;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>The journal's file as one daemon has it open. What is written is there at once and durable when settled.</summary>
internal sealed class SimulatedLog(SimulatedFile file, LogReader reader, Rarities rarities)
{
    internal const string TornAtOpening = "a torn record found at opening";

    private string? _claimant;
    private int _end;
    private int _settled;

    internal LogIndex Index { get; private set; } = new();

    /// <summary>Nobody else has claimed the journal. Whoever writes has claimed it before, so length alone tells of others.</summary>
    internal bool IsStillOurs => file.Length == _end && Index.Writer == _claimant;

    /// <summary>Reads what is there and cuts off what is torn; gives why the log cannot be used, null when it can.</summary>
    internal string? Load()
    {
        var scan = LogScan.Of(file.Content);
        if (scan.DamagedAt is { } damagedAt)
        {
            return $"The journal is damaged at byte {damagedAt}, in front of what was written later. Restore a backup.";
        }

        Index = new LogIndex();
        foreach (var frame in scan.Frames)
        {
            Index.Take(frame);
        }

        (_end, _settled) = (scan.End, scan.Settled);
        if (_end < file.Length)
        {
            rarities.Reached(TornAtOpening);
            file.Truncate(_end);
        }

        return null;
    }

    internal void WriteClaim(string writer)
    {
        _claimant = writer;
        Write([(new LogHead(LogKind.Claim, Index.Epoch + 1, _settled, writer), [])]);
    }

    internal void WriteGroup(long epoch, IReadOnlyList<StreamAppend> appends) =>
        Write(
            appends.Select(
                (append, i) =>
                    (
                        new LogHead(
                            LogKind.Append,
                            epoch,
                            _settled,
                            append.Stream,
                            append.FirstVersion,
                            append.Events.Count,
                            appends.Count - 1 - i
                        ),
                        LogBodies.Of(append.Events)
                    )
            )
        );

    internal void WriteSnapshot(long epoch, string stream, Snapshot snapshot) =>
        Write([(new LogHead(LogKind.Snapshot, epoch, _settled, stream, snapshot.Version), LogBodies.Of(snapshot))]);

    internal void WriteTrim(long epoch, string stream, long through) =>
        Write([(new LogHead(LogKind.Trim, epoch, _settled, stream, through), [])]);

    /// <summary>What was written is durable.</summary>
    internal void Settle()
    {
        file.Flush();
        _settled = _end;
    }

    internal ReadOutcome Read(string stream) => reader.Read(Index, file.Content, stream);

    internal ReadOutcome ReadEvents(string stream, long afterVersion) =>
        reader.ReadEvents(Index, file.Content, stream, afterVersion);

    private void Write(IEnumerable<(LogHead Head, byte[] Body)> frames)
    {
        file.Write(_end, [.. frames.SelectMany(static frame => LogFrame.Written(frame.Head, frame.Body))]);
        while (LogFrame.TryRead(file.Content, _end, out var frame))
        {
            Index.Take(frame);
            _end = frame.End;
        }
    }
}
