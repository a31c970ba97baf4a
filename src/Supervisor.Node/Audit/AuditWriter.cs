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

    /// <returns>False: it is to be tried again. A later daemon has the journal when it never will be written, and that counts as done.</returns>
    public async Task<bool> TryAsync(IReadOnlyList<JournalEvent> events)
    {
        if (_version is null && !await FindAsync())
        {
            return false;
        }

        if (_unsettled is { } tried)
        {
            _unsettled = null;
            if (_version == tried + events.Count)
            {
                // It had been written, and only the answer was lost.
                return true;
            }
        }

        var outcome = await journal.AppendAsync(new AppendRequest(Stream, _version!.Value, events));
        switch (outcome.Status)
        {
            case AppendStatus.Appended:
                _version = outcome.Version;
                await TrimAsync(outcome.Version);
                return true;
            case AppendStatus.Fenced:
                return true;
            default:
                _unsettled = outcome.Status == AppendStatus.Unknown ? _version : null;
                _version = null;
                return false;
        }
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
