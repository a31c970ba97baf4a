namespace Supervisor.Supervision.Agents.Signals;

public static class SignalSources
{
    /// <summary>The keys that agents write to a Redis: the only way by which one can say that it is ready and never say it again.</summary>
    public const string Redis = "redis";
}
