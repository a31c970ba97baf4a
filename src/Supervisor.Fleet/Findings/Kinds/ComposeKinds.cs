namespace Supervisor.Fleet.Findings.Kinds;

/// <summary>What can be wrong with the form of a file, before anybody asks whether it can run.</summary>
internal static class ComposeKinds
{
    public static readonly FindingKind UnknownKey = Error("unknown-key");

    /// <summary>A key that exists, elsewhere.</summary>
    public static readonly FindingKind MisplacedKey = Error("misplaced-key");

    public static readonly FindingKind MissingKey = Error("missing-key");

    public static readonly FindingKind WrongShape = Error("wrong-shape");

    public static readonly FindingKind NotABoolean = Error("not-a-boolean");

    public static readonly FindingKind NotANumber = Error("not-a-number");

    public static readonly FindingKind NotADuration = Error("not-a-duration");

    public static readonly FindingKind NotASize = Error("not-a-size");

    /// <summary>Not one of the few words that a key takes.</summary>
    public static readonly FindingKind UnknownWord = Error("unknown-word");

    /// <summary>A port, a mount, a device or another text with a form of its own, which it has not.</summary>
    public static readonly FindingKind MalformedValue = Error("malformed-value");

    public static readonly FindingKind BadName = Error("bad-name");

    public static readonly FindingKind RefusedKey = Error("refused-key");

    public static readonly FindingKind SeveralReplicas = Error("several-replicas");

    public static readonly FindingKind RefusedValue = Error("refused-value");

    public static readonly FindingKind KeyWithoutEffect = Warning("key-without-effect");

    /// <summary>An <c>x-</c> key, hence free, which is all but the one that means something.</summary>
    public static readonly FindingKind DoubtfulExtension = Warning("doubtful-extension");

    /// <summary>Two keys for one thing, with two values.</summary>
    public static readonly FindingKind ConflictingValues = Error("conflicting-values");

    private static FindingKind Error(string code) => new(code, Severity.Error);

    private static FindingKind Warning(string code) => new(code, Severity.Warning);
}
