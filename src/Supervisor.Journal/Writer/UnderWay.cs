using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>Those who wait for the call that is under way. Once they have an answer, what the store says later is not for them.</summary>
internal sealed class UnderWay
{
    private CommitGroup? _group;
    private PendingCall? _call;

    public void Set(CommitGroup group) => _group = group;

    public void Set(PendingCall call) => _call = call;

    public CommitGroup? TakeGroup()
    {
        var group = _group;
        _group = null;
        return group;
    }

    public PendingCall? TakeCall()
    {
        var call = _call;
        _call = null;
        return call;
    }

    public void GiveUp(CommitOutcome outcome)
    {
        TakeGroup()?.Answer(outcome);
        TakeCall()?.Refuse(outcome.Reason);
    }
}
