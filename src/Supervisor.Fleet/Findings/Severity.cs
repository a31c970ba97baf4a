namespace Supervisor.Fleet.Findings;

public enum Severity
{
    /// <summary>It cannot work: nothing is started.</summary>
    Error,

    /// <summary>It works, and will hurt.</summary>
    Warning,
}
