namespace Supervisor.AgentLibrary.Sending;

/// <param name="Why">The supervisor's sentences when it refused the word; empty otherwise.</param>
internal readonly record struct SendOutcome(Verdict Verdict, string Why = "")
{
    public bool IsGood => Verdict is Verdict.Taken or Verdict.Keep;

    /// <summary>Somebody has answered.</summary>
    public bool IsAnswered => Verdict is not (Verdict.Away or Verdict.Unreachable);
}
