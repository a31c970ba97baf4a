using System.Globalization;

namespace Supervisor.Cluster.Levels;

/// <summary>A level as operators read it.</summary>
internal static class LevelText
{
    /// <param name="standing">Null: it was not seen yet.</param>
    public static string Of(LevelStanding? standing) =>
        standing is null ? "The level of the cluster is not known yet."
        : standing.HeldBackBy.Count == 0 ? Say($"The cluster is at level {standing.Level}.")
        : Say(
            $"The cluster is at level {standing.Level}; level {standing.Wanted} waits for {Listed(standing.HeldBackBy)}."
        );

    /// <summary>What has whoever holds it back hold it back no more; empty: nobody does.</summary>
    public static string RemedyOf(LevelStanding? standing)
    {
        var old = Names(standing, static node => node.Newest is not null);
        var away = Names(standing, static node => node.Newest is null);
        return (old, away) switch
        {
            ("", "") => "",
            (_, "") => $"Upgrade {old}.",
            ("", _) => $"Start {away}, or remove what will not come back: pbm cluster remove NODE",
            _ => $"Upgrade {old}; start {away}, or remove what will not come back: pbm cluster remove NODE",
        };
    }

    public static string Of(LevelSpan span) =>
        span.Oldest == span.Newest
            ? Say($"It speaks level {span.Newest} alone.")
            : Say($"It speaks levels {span.Oldest} to {span.Newest}.");

    private static string Names(LevelStanding? standing, Func<SpokenLevel, bool> which) =>
        string.Join(", ", (standing?.HeldBackBy ?? []).Where(which).Select(static node => node.Name));

    private static string Listed(IEnumerable<SpokenLevel> nodes) =>
        string.Join(
            ", ",
            nodes.Select(static node =>
                node.Newest is { } newest ? Say($"{node.Name} (speaks {newest})") : $"{node.Name} (not there)"
            )
        );

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
