namespace Supervisor.Build.CommandLine;

/// <summary>What a target may be given.</summary>
/// <param name="TakesName">Whether one name may follow, such as a benchmark's.</param>
/// <param name="PassesRest">Whether everything after <c>--</c> goes on to the program that the target starts.</param>
internal sealed record Syntax(bool TakesName = false, bool PassesRest = false, params IReadOnlyList<Option> Options)
{
    /// <summary>
    /// For a target whose program understands its own arguments, all of them: how the help shows them. Null for others.
    /// </summary>
    public string? PassedOn { get; init; }

    public override string ToString()
    {
        var parts = Options.Select(option => $"{option}");
        if (TakesName)
            parts = parts.Prepend("[NAME]");
        if (PassesRest)
            parts = parts.Append("[-- ARGUMENTS]");
        return PassedOn ?? string.Join(' ', parts);
    }
}
