namespace Supervisor.Fleet.Findings.Kinds;

/// <summary>What can be wrong with <c>x-supervisor</c> while it is read.</summary>
internal static class SupervisorKinds
{
    /// <summary>A file that names one machine, given to another.</summary>
    public static readonly FindingKind OtherNode = Error("other-node");

    public static readonly FindingKind ProbeWithoutTarget = Error("probe-without-target");

    public static readonly FindingKind ProbeWithSeveralTargets = Error("probe-with-several-targets");

    private static FindingKind Error(string code) => new(code, Severity.Error);
}
