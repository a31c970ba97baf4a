namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>What has become of a run, as far as it can be told.</summary>
internal abstract record RunVerdict
{
    private RunVerdict() { }

    /// <summary>Its start was written down, and the engine has not made it.</summary>
    public sealed record NotStarted : RunVerdict;

    /// <summary>The engine says that it has not made it, and something of it lives all the same.</summary>
    public sealed record Remains : RunVerdict;

    public sealed record Running(DateTimeOffset Started, int Pid) : RunVerdict;

    /// <param name="Started">Null: nobody has seen when.</param>
    public sealed record Ended(DateTimeOffset? Started, RunEnd End) : RunVerdict;
}
