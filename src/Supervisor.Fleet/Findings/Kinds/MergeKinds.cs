namespace Supervisor.Fleet.Findings.Kinds;

/// <summary>What keeps several files, or several services, from becoming one.</summary>
internal static class MergeKinds
{
    public static readonly FindingKind MergeConflict = Error("merge-conflict");
    public static readonly FindingKind BadExtends = Error("bad-extends");
    public static readonly FindingKind UnknownBase = Error("unknown-base");
    public static readonly FindingKind ExtendsCycle = Error("extends-cycle");
    public static readonly FindingKind BadInclude = Error("bad-include");
    public static readonly FindingKind IncludeCycle = Error("include-cycle");
    public static readonly FindingKind IncludeConflict = Error("include-conflict");
    public static readonly FindingKind IncludedSettings = new("included-settings", Severity.Warning);

    private static FindingKind Error(string code) => new(code, Severity.Error);
}
