namespace Supervisor.Actors.Asking;

/// <param name="Status">What became of the request.</param>
/// <param name="Reply">The reply; only there when <see cref="AskStatus.Answered"/>.</param>
public readonly record struct AskOutcome<TReply>(AskStatus Status, TReply? Reply)
{
    public bool IsAnswered => Status == AskStatus.Answered;
}
