using System.Text;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Node.Audit;

/// <summary>
/// Appends to the trail's stream in the journal, of which it is the only writer, and lets go of what is oldest.
/// </summary>
internal sealed class AuditWriter(IJournal journal, int kept)
{
    public const string Stream = "audit";

    /// <summary>Letting go is done for so many at once.</summary>
    private const int Slack = 256;

    private static readonly byte[] Nothing = Encoding.UTF8.GetBytes("{}");

    private long? _version;
    private long _trimmed;
    private long? _unsettled;

    /// <remarks>After an exception it may be called again with the same: what was written before is found then.</remarks>
    public async Task<AuditWriting> TryAsync(IReadOnlyList<JournalEvent> events)
    {
        if (_version is null && !await FindAsync())
        {
            return AuditWriting.NotYet;
        }

        if (_unsettled is { } unsettled)
        {
            _unsettled = null;
            if (_version == unsettled + events.Count)
            {
                // It had been written, and only the answer was lost.
                return AuditWriting.Done;
            }
        }

        var tried = _version!.Value;
        (_version, _unsettled) = (null, tried);
        var outcome = await journal.AppendAsync(new AppendRequest(Stream, tried, events));
        return outcome.Status switch
        {
            AppendStatus.Appended => await KeepAsync(outcome.Version),
            AppendStatus.Fenced => Settle(tried, AuditWriting.Never),
            AppendStatus.Unknown => AuditWriting.NotYet,
            _ => Settle(null, AuditWriting.NotYet),
        };
    }

    private async Task<AuditWriting> KeepAsync(long version)
    {
        await TrimAsync(version);
        return Settle(version, AuditWriting.Done);
    }

    private AuditWriting Settle(long? version, AuditWriting writing)
    {
        (_version, _unsettled) = (version, null);
        return writing;
    }

    private async Task<bool> FindAsync()
    {
        var read = await journal.ReadAsync(Stream);
        if (read.Status != ReadStatus.Read)
        {
            return false;
        }

        _version = read.Events is [.., var last] ? last.Version : read.Snapshot?.Version ?? 0;
        return true;
    }

    private async Task TrimAsync(long version)
    {
        var until = version - kept;
        if (until - _trimmed < Slack)
        {
            return;
        }

        // A snapshot is what lets events go; nothing is ever rebuilt from this one. When either fails, the next append tries again.
        var covered = await journal.SaveSnapshotAsync(Stream, new Snapshot(version, AuditEvents.Schema, Nothing));
        if (covered.Succeeded && (await journal.TrimAsync(Stream, until)).Succeeded)
        {
            _trimmed = until;
        }
    }
}

internal enum AuditWriting
{
    Done,

    /// <summary>It is to be tried again.</summary>
    NotYet,

    /// <summary>A later daemon has the journal.</summary>
    Never,
}
