using Supervisor.Actors;
using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>
/// The writer's dealings with its store: it is opened, serves what waits, is opened again after anything but a success,
/// and is closed. Only carries out what <see cref="WriterRules"/> and <see cref="CommitGroup"/> decide.
/// </summary>
internal sealed class StoreCycle
{
    private readonly StoreLane _lane;
    private readonly JournalSettings _settings;
    private readonly Backlog _waiting;
    private readonly StoreCalls _calls;
    private readonly StatusReport _status;
    private readonly UnderWay _underWay = new();
    private StreamVersions _versions = new([]);
    private CloseRequest? _closing;

    public StoreCycle(
        IActorContext<WriterMessage> writer,
        StoreLane lane,
        JournalSettings settings,
        Backlog waiting,
        IJournalObserver observer
    )
    {
        (_lane, _settings, _waiting) = (lane, settings, waiting);
        _calls = new StoreCalls(writer, lane, settings.AnswerDeadline, OnOverdue);
        _status = new StatusReport(observer);
    }

    public WriterState State { get; private set; } = WriterRules.Initial;

    public void Begin()
    {
        _status.Update(State);
        _calls.AfterTheLast(Open);
    }

    /// <summary>Starts the next call to the store, if none is under way and somebody waits.</summary>
    public void ServeNext()
    {
        if (State.Phase != WriterPhase.Idle || _waiting.Count == 0)
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

    public void Close(CloseRequest request)
    {
        _closing = request;
        State = State with { IsClosing = true };
        _calls.CancelPause();
        _waiting.RefuseAll(WriterRules.ClosedReason);
        if (WriterRules.MayCloseStore(State))
        {
            CloseStore();
        }
        else if (State.IsOverdue)
        {
            EndClosing();
        }
    }

    /// <summary>The writer stops: whoever still waits for anything is told, since nobody will tell him later.</summary>
    public void Abandon(string reason)
    {
        _underWay.GiveUp(CommitOutcome.Unknown(reason));
        _waiting.RefuseAll(reason);
        _closing?.Refuse(reason);
        _lane.FirstOpening.TrySetResult(OpenOutcome.Unavailable(reason));
    }

    private void Open()
    {
        State = State with { Phase = WriterPhase.Opening };
        var request = new OpenRequest(_settings.Writer, IsClaim: !_lane.IsClaimed);
        _calls.Start(store => store.OpenAsync(request), OnOpened);
    }

    private void OnOpened(Task<OpenOutcome> ended)
    {
        var outcome = WriterRules.OutcomeOf(ended);
        State = WriterRules.OnOpened(State, outcome);
        if (outcome.Status == OpenStatus.Opened)
        {
            _lane.IsClaimed = true;
            _versions = new StreamVersions(outcome.Streams);
        }

        _lane.FirstOpening.TrySetResult(outcome);
        Proceed();
    }

    private void Commit()
    {
        var group = CommitGroup.Form(_waiting.Appends, _versions, _settings);
        if (group.Writes.Count == 0)
        {
            group.Answer(CommitOutcome.Success);
            ServeNext();
            return;
        }

        _underWay.Set(group);
        State = State with { Phase = WriterPhase.Calling };
        _calls.Start(store => store.CommitAsync(group.Writes), OnCommitted);
    }

    private void OnCommitted(Task<CommitOutcome> ended)
    {
        var outcome = WriterRules.OutcomeOf(ended);
        State = WriterRules.OnCommitted(State, outcome);
        var group = _underWay.TakeGroup();

        // The disk is set to work on the next group before those of the last get their answers.
        Proceed();
        group?.Answer(outcome);
    }

    private void Call()
    {
        var call = _waiting.TakeCall();
        _underWay.Set(call);
        State = State with { Phase = WriterPhase.Calling };
        _calls.Start(store => call.RunAsync(store, _versions), OnCallEnded);
    }

    private void OnCallEnded(Task<bool> ended)
    {
        _underWay.TakeCall()?.End(ended);
        State = WriterRules.OnCallEnded(State, ended.IsFaulted);
        Proceed();
    }

    private void Proceed()
    {
        _status.Update(State);
        if (WriterRules.MayCloseStore(State))
        {
            CloseStore();
            return;
        }

        switch (State.Phase)
        {
            case WriterPhase.Idle:
                ServeNext();
                break;
            case WriterPhase.Opening:
                Open();
                break;
            case WriterPhase.Pausing:
                _waiting.RefuseAll(State.Refusal);
                _calls.AfterPause(WriterRules.RetryDelay(State, _settings), Open);
                break;
            case WriterPhase.Fenced:
                _waiting.FenceAll(State.Refusal);
                break;
        }
    }

    private void OnOverdue()
    {
        State = WriterRules.OnDeadline(State, _settings);
        _underWay.GiveUp(WriterRules.Overdue(State));
        _waiting.RefuseAll(State.Refusal);
        _status.Update(State);
        _lane.FirstOpening.TrySetResult(OpenOutcome.Unavailable(State.Refusal));
        if (State.IsClosing)
        {
            EndClosing();
        }
    }

    private void CloseStore()
    {
        State = State with { Phase = WriterPhase.Closing };
        _calls.StartClosing(EndClosing);
    }

    private void EndClosing()
    {
        State = State with { Phase = WriterPhase.Closed };
        _status.Update(State);
        _closing?.Complete();
    }
}
