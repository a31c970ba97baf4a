using Supervisor.Actors;

namespace Supervisor.Journal.Writer;

/// <summary>
/// The one writer of a journal. It takes requests in or refuses them at once; what waits is served by its
/// <see cref="StoreCycle"/>, all appends that have gathered meanwhile in one commit.
/// </summary>
internal sealed class JournalWriter(StoreLane lane, JournalSettings settings, IJournalObserver observer)
    : Actor<WriterMessage>
{
    private readonly Backlog _waiting = new();
    private StoreCycle? _store;
    private bool _isGathering;

    private StoreCycle Store => _store ??= new StoreCycle(Context, lane, settings, _waiting, observer);

    protected override void PreStart() => Store.Begin();

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
                Store.ServeNext();
                break;
            case CloseRequest close:
                Store.Close(close);
                break;
        }
    }

    protected override void PostStop() => Store.Abandon("The journal's writer has stopped.");

    private void Take(PendingAppend append)
    {
        if (WriterRules.Admit(Store.State, _waiting.Count, settings) is { } refusal)
        {
            append.Complete(refusal);
            return;
        }

        _waiting.Add(append);
        if (Store.State.Phase != WriterPhase.Idle || _isGathering)
        {
            return;
        }

        _isGathering = true;
        Self.Tell(GatherEnd.Instance);
    }

    private void Take(PendingCall call)
    {
        if (WriterRules.RefusalOf(Store.State, _waiting.Count, settings) is { } reason)
        {
            call.Refuse(reason);
            return;
        }

        _waiting.Add(call);
        Store.ServeNext();
    }
}
