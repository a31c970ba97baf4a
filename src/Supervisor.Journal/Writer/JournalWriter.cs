using Supervisor.Actors;
using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>
/// The one writer of a journal: gathers the appends that come while a commit is under way and commits them as one group.
/// It only carries out what <see cref="WriterRules"/> and <see cref="CommitGroup"/> decide.
/// </summary>
internal sealed class JournalWriter(StoreLane lane, JournalSettings settings, IJournalObserver observer)
    : Actor<WriterMessage>
{
    private static readonly object Deadline = new();
    private static readonly object Retry = new();

    private readonly Backlog _waiting = new();
    private readonly UnderWay _underWay = new();
    private readonly StatusReport _status = new(observer);
    private StreamVersions _versions = new([]);
    private WriterState _state = WriterRules.Initial;
    private CloseRequest? _closing;
    private bool _isGathering;

    protected override void PreStart()
    {
        _status.Update(_state);
        StartDeadline();
        Context.Continue(lane.Last, _ => Open());
    }

    protected override void Receive(WriterMessage message)
    {
        switch (message)
        {
            case PendingAppend append:
                Take(append);
                break;
            case PendingCall call:
                Take(call);
                break;
            case GatherEnd:
                _isGathering = false;
                Next();
                break;
            case CloseRequest close:
                Close(close);
                break;
        }
    }

    protected override void PostStop()
    {
        const string Reason = "The journal's writer has stopped.";
        _underWay.GiveUp(CommitOutcome.Unknown(Reason));
        _waiting.RefuseAll(Reason);
        _closing?.Refuse(Reason);
        lane.FirstOpening.TrySetResult(OpenOutcome.Unavailable(Reason));
    }

    private void Take(PendingAppend append)
    {
        if (WriterRules.Admit(_state, _waiting.Count, settings) is { } refusal)
        {
            append.Complete(refusal);
            return;
        }

        _waiting.Add(append);
        if (_state.Phase != WriterPhase.Idle || _isGathering)
        {
            return;
        }

        _isGathering = true;
        Self.Tell(GatherEnd.Instance);
    }

    private void Take(PendingCall call)
    {
        if (WriterRules.RefusalOf(_state, _waiting.Count, settings) is { } reason)
        {
            call.Refuse(reason);
            return;
        }

        _waiting.Add(call);
        Next();
    }

    // Starts the next call to the store, if none is under way and somebody waits.
    private void Next()
    {
        if (_state.Phase != WriterPhase.Idle || _waiting.Count == 0)
        {
            return;
        }

        if (_waiting.IsCommitNext)
        {
            Commit();
        }
        else
        {
            Call();
        }
    }

    private void Commit()
    {
        var group = CommitGroup.Form(_waiting.Appends, _versions, settings);
        if (group.Writes.Count == 0)
        {
            group.Answer(CommitOutcome.Success);
            Next();
            return;
        }

        _underWay.Set(group);
        _state = _state with { Phase = WriterPhase.Calling };
        StartDeadline();
        Context.Continue(lane.Call(store => store.CommitAsync(group.Writes)), OnCommitted);
    }

    private void OnCommitted(Task<CommitOutcome> ended)
    {
        StopDeadline();
        var outcome = ended.IsFaulted ? WriterRules.Unexpected(ended.Exception.GetBaseException()) : ended.Result;
        _state = WriterRules.OnCommitted(_state, outcome);
        var group = _underWay.TakeGroup();

        // The disk is set to work on the next group before those of the last get their answers.
        Proceed();
        group?.Answer(outcome);
    }

    private void Call()
    {
        var call = _waiting.TakeCall();
        _underWay.Set(call);
        _state = _state with { Phase = WriterPhase.Calling };
        StartDeadline();
        Context.Continue(lane.Call(store => call.RunAsync(store, _versions)), OnCallEnded);
    }

    private void OnCallEnded(Task<bool> ended)
    {
        StopDeadline();
        var call = _underWay.TakeCall();
        if (ended.IsFaulted)
        {
            call?.Refuse(WriterRules.Unexpected(ended.Exception.GetBaseException()).Reason);
        }

        call?.Complete();
        _state = WriterRules.OnCallEnded(_state, ended.IsFaulted);
        Proceed();
    }

    private void Open()
    {
        _state = _state with { Phase = WriterPhase.Opening };
        StartDeadline();
        var request = new OpenRequest(settings.Writer, IsClaim: !lane.IsClaimed);
        Context.Continue(lane.Call(store => store.OpenAsync(request)), OnOpened);
    }

    private void OnOpened(Task<OpenOutcome> ended)
    {
        StopDeadline();
        var outcome = ended.IsFaulted
            ? OpenOutcome.Unavailable($"The journal cannot be opened: {ended.Exception.GetBaseException().Message}")
            : ended.Result;
        _state = WriterRules.OnOpened(_state, outcome);
        if (outcome.Status == OpenStatus.Opened)
        {
            lane.IsClaimed = true;
            _versions = new StreamVersions(outcome.Streams);
        }

        lane.FirstOpening.TrySetResult(outcome);
        Proceed();
    }

    // Follows the state to what is to be done next.
    private void Proceed()
    {
        _status.Update(_state);
        if (WriterRules.MayCloseStore(_state))
        {
            CloseStore();
            return;
        }

        switch (_state.Phase)
        {
            case WriterPhase.Idle:
                Next();
                break;
            case WriterPhase.Opening:
                Open();
                break;
            case WriterPhase.Pausing:
                _waiting.RefuseAll(_state.Refusal);
                Context.Timers.RunOnce(Retry, WriterRules.RetryDelay(_state, settings), Open);
                break;
            case WriterPhase.Fenced:
                _waiting.FenceAll(_state.Refusal);
                break;
        }
    }

    private void Close(CloseRequest request)
    {
        _closing = request;
        _state = _state with { IsClosing = true };
        Context.Timers.Cancel(Retry);
        _waiting.RefuseAll(WriterRules.ClosedReason);
        if (WriterRules.MayCloseStore(_state))
        {
            CloseStore();
        }
        else if (_state.IsOverdue)
        {
            EndClosing();
        }
    }

    private void CloseStore()
    {
        _state = _state with { Phase = WriterPhase.Closing };
        StartDeadline();
        Context.Continue(lane.Call(ClosedAsync), _ => EndClosing());
    }

    private static async Task<bool> ClosedAsync(IJournalStore store)
    {
        await store.CloseAsync().ConfigureAwait(false);
        return true;
    }

    private void EndClosing()
    {
        StopDeadline();
        _state = _state with { Phase = WriterPhase.Closed };
        _status.Update(_state);
        _closing?.Complete();
    }

    private void StartDeadline() => Context.Timers.RunOnce(Deadline, settings.AnswerDeadline, OnDeadline);

    private void StopDeadline() => Context.Timers.Cancel(Deadline);

    private void OnDeadline()
    {
        _state = WriterRules.OnDeadline(_state, settings);
        _underWay.GiveUp(WriterRules.Overdue(_state));
        _waiting.RefuseAll(_state.Refusal);
        _status.Update(_state);
        lane.FirstOpening.TrySetResult(OpenOutcome.Unavailable(_state.Refusal));
        if (_state.IsClosing)
        {
            EndClosing();
        }
    }
}
