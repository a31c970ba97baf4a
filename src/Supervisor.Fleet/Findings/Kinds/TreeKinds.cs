namespace Supervisor.Fleet.Findings.Kinds;

/// <summary>What keeps a text from being a tree of values.</summary>
internal static class TreeKinds
{
    public static readonly FindingKind UnreadableFile = Error("unreadable-file");
    public static readonly FindingKind UnreadableText = Error("unreadable-text");
    public static readonly FindingKind YamlSyntax = Error("yaml-syntax");
    public static readonly FindingKind TabIndentation = Error("tab-indentation");
    public static readonly FindingKind DuplicateKey = Error("duplicate-key");
    public static readonly FindingKind BadKey = Error("bad-key");
    public static readonly FindingKind BadTag = Error("bad-tag");
    public static readonly FindingKind BadMergeKey = Error("bad-merge-key");
    public static readonly FindingKind UnknownAlias = Error("unknown-alias");
    public static readonly FindingKind AliasCycle = Error("alias-cycle");
    public static readonly FindingKind SeveralDocuments = Error("several-documents");
    public static readonly FindingKind EmptyFile = Error("empty-file");
    public static readonly FindingKind NotAMap = Error("not-a-map");
    public static readonly FindingKind TooDeep = Error("too-deep");
    public static readonly FindingKind TooLarge = Error("too-large");

    private static FindingKind Error(string code) => new(code, Severity.Error);
}
