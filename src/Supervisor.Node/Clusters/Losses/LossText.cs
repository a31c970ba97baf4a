namespace Supervisor.Node.Clusters.Losses;

/// <summary>A loss as people read it.</summary>
internal static class LossText
{
    public static string Of(Loss loss)
    {
        List<string> parts =
        [
            loss.Stops.Count > 0
                ? $"{string.Join(", ", loss.Stops)} {(loss.Stops.Count == 1 ? "stops" : "stop")}"
                : "no group stops",
            .. loss.Moves.Select(static move => $"{move.Group} moves to {move.To}"),
        ];
        if (loss.StopsAgreeing)
        {
            parts.Add("no revision can be applied, nothing moves, and nobody can join");
        }

        if (loss.LosesKey)
        {
            parts.Add("the authority's key is lost, so that nobody can join any more");
        }

        return string.Join("; ", parts);
    }
}
