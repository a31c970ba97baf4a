namespace Supervisor.Supervision.Probing;

/// <summary>What a probe has seen, for an operator.</summary>
/// <param name="Sentence">To go after "its" or "whose".</param>
/// <param name="Passes">Null: it has not decided yet.</param>
/// <param name="Failures">In a row.</param>
/// <param name="FailingSince">The first of those; null while there is none.</param>
/// <param name="LastReason">Of the last of those; empty while there is none.</param>
/// <param name="LastTry">Null before the first.</param>
public sealed record ProbeDescription(
    string Sentence,
    bool? Passes,
    int Failures,
    DateTimeOffset? FailingSince,
    string LastReason,
    DateTimeOffset? LastTry
);
