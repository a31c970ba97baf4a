namespace Supervisor.Contracts.Guarding.Workloads;

public static class ExitKinds
{
    public const string Exited = "exited";

    public const string Signalled = "signalled";

    /// <summary>It is gone, and nobody was there to be told how: it was adopted, or the machine was restarted.</summary>
    public const string Unknown = "unknown";
}
