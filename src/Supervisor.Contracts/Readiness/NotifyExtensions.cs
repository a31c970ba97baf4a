namespace Supervisor.Contracts.Readiness;

/// <summary>
/// What systemd's protocol has no word for, under the prefix that it leaves to others: the libraries use it where the
/// agent's own socket is out of reach.
/// </summary>
public static class NotifyExtensions
{
    public const string NotReady = "X_SUPERVISOR_NOT_READY";
    public const string Progress = "X_SUPERVISOR_PROGRESS";
}
