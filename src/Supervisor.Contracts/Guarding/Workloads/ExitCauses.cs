namespace Supervisor.Contracts.Guarding.Workloads;

public static class ExitCauses
{
    /// <summary>Nobody asked for it.</summary>
    public const string Itself = "itself";

    public const string Stop = "stop";

    /// <summary>Its deadline passed and nobody had moved it on.</summary>
    public const string Leash = "leash";

    /// <summary>The machine was restarted.</summary>
    public const string Reboot = "reboot";
}
