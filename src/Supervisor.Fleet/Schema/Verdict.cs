namespace Supervisor.Fleet.Schema;

/// <summary>What becomes of a key.</summary>
internal abstract record Verdict
{
    private Verdict() { }

    /// <summary>It does what the Compose Specification says.</summary>
    public sealed record Supported : Verdict;

    /// <summary>It is understood, and has no effect.</summary>
    public sealed record Warned(string Why, string Remedy) : Verdict;

    /// <summary>It asks for what cannot be done, or must not be.</summary>
    public sealed record Refused(string Why, string Remedy) : Verdict;

    /// <summary>Part of a section whose own verdict covers it.</summary>
    public sealed record Covered : Verdict;
}
