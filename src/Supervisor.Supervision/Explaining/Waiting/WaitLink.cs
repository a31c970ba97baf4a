namespace Supervisor.Supervision.Explaining.Waiting;

/// <summary>One of those that wait for each other.</summary>
/// <param name="Standing">How it stands, as part of a sentence about it: <c>is starting</c>.</param>
/// <param name="Relative">The same after a comma: <c>whose probe failed</c>.</param>
/// <param name="IsGroup">What follows it in a chain is one of its agents.</param>
internal sealed record WaitLink(string Name, string Standing, string Relative, bool IsGroup = false)
{
    /// <summary>How many stand before it in the chain that are not named.</summary>
    internal int Skipped { get; init; }
}
