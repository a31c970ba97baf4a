using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Writer;

/// <summary>
/// The appends that are committed together, each with the answer it gets if that succeeds. A conflict waits for the
/// commit too: it may rest on an append of the same group, and answers leave in the order of the requests.
/// </summary>
internal sealed class CommitGroup
{
    private readonly List<(PendingAppend Append, AppendOutcome IfCommitted)> _members = [];
    private readonly List<StreamAppend> _writes = [];

    private CommitGroup() { }

    public IReadOnlyList<StreamAppend> Writes => _writes;

    /// <summary>Takes from the waiting appends as many as fit, at least one, and moves the versions on.</summary>
    public static CommitGroup Form(Queue<PendingAppend> waiting, StreamVersions versions, JournalSettings settings)
    {
        var group = new CommitGroup();
        var (events, bytes) = (0, 0);
        while (waiting.TryPeek(out var next))
        {
            events += next.Request.Events.Count;
            bytes += next.PayloadBytes;
            var fits = events <= settings.EventsPerGroup && bytes <= settings.BytesPerGroup;
            if (!fits && group._members.Count > 0)
            {
                break;
            }

            group.Add(waiting.Dequeue(), versions);
        }

        return group;
    }

    public void Answer(CommitOutcome outcome)
    {
        foreach (var (append, ifCommitted) in _members)
        {
            append.Complete(
                outcome.Status switch
                {
                    CommitStatus.Committed => ifCommitted,
                    CommitStatus.Failed => AppendOutcome.Refused(outcome.Reason),
                    CommitStatus.Fenced => AppendOutcome.Fenced(outcome.Reason),
                    _ => AppendOutcome.Unknown(outcome.Reason),
                }
            );
        }
    }

    private void Add(PendingAppend append, StreamVersions versions)
    {
        var request = append.Request;
        var found = versions.Of(request.Stream);
        if (found != request.ExpectedVersion)
        {
            _members.Add((append, WriterRules.Conflict(request, found)));
            return;
        }

        var last = found + request.Events.Count;
        versions.Set(request.Stream, last);
        _members.Add((append, AppendOutcome.Appended(last)));
        _writes.Add(new StreamAppend(request.Stream, found + 1, request.Events));
    }
}
