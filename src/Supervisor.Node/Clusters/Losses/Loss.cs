namespace Supervisor.Node.Clusters.Losses;

/// <summary>What is lost with something.</summary>
/// <param name="Stops">Groups that run nowhere then.</param>
/// <param name="Moves">Groups that go on elsewhere, and where.</param>
/// <param name="StopsAgreeing">No revision can be applied, nobody can join, and nothing moves any more.</param>
/// <param name="LosesKey">Nobody can be admitted, and certificates run out.</param>
internal sealed record Loss(
    IReadOnlyList<string> Stops,
    IReadOnlyList<GroupMove> Moves,
    bool StopsAgreeing,
    bool LosesKey
);

internal sealed record GroupMove(string Group, string To);
