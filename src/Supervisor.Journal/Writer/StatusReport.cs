namespace Supervisor.Journal.Writer;

/// <summary>Tells the observer how the journal is, when that has changed.</summary>
internal sealed class StatusReport(IJournalObserver observer)
{
    private JournalStatus? _last;

    public void Update(WriterState state)
    {
        var status = WriterRules.StatusOf(state);
        if (status != _last)
        {
            _last = status;
            observer.OnStatus(status);
        }
    }
}
