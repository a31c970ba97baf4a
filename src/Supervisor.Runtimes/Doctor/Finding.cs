namespace Supervisor.Runtimes.Doctor;

/// <summary>One thing that was looked at on a machine, and what to do about it.</summary>
/// <param name="About">What was looked at: <c>engine</c>, <c>disk</c>.</param>
/// <param name="Text">As a sentence.</param>
/// <param name="Remedy">A command line, or what to change; empty where nothing is to be done.</param>
public sealed record Finding(string About, FindingState State, string Text, string Remedy = "")
{
    internal static Finding Good(string about, string text) => new(about, FindingState.Good, text);

    internal static Finding Warning(string about, string text, string remedy = "") =>
        new(about, FindingState.Warning, text, remedy);

    internal static Finding Bad(string about, string text, string remedy) => new(about, FindingState.Bad, text, remedy);
}

public enum FindingState
{
    Good,

    /// <summary>It works, and may not when it has to.</summary>
    Warning,

    /// <summary>Something of the fleet cannot run.</summary>
    Bad,
}
