namespace Supervisor.Fleet.Findings.Kinds;

/// <summary>What can be wrong with variables, and with the files that set them.</summary>
internal static class ValueKinds
{
    public static readonly FindingKind BadExpression = new("bad-expression", Severity.Error);
    public static readonly FindingKind MissingVariable = new("missing-variable", Severity.Error);
    public static readonly FindingKind UnsetVariable = new("unset-variable", Severity.Warning);

    /// <summary>A blank in a path of the host is another path, which exists more often than one would like.</summary>
    public static readonly FindingKind UnsetHostPath = new("unset-host-path", Severity.Error);

    public static readonly FindingKind EnvSyntax = new("env-syntax", Severity.Error);
    public static readonly FindingKind BadProjectName = new("bad-project-name", Severity.Error);
}
