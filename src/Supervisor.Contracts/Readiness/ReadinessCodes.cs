namespace Supervisor.Contracts.Readiness;

/// <summary>The stable codes of refused words, beside those of every page. Codes are added, never renamed.</summary>
public static class ReadinessCodes
{
    /// <summary>An agent may speak for itself only.</summary>
    public const string ForeignAgent = "access.foreign-agent";

    public const string WrongMethod = "request.wrong-method";

    public const string ReasonMissing = "request.reason-missing";

    /// <summary>Nobody said what became of it: it may be said again.</summary>
    public const string Unanswered = "signal.unanswered";
}
