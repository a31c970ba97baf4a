using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Explaining;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Why nobody can say how one stands who is on a node that cannot be asked, and how it stood.</summary>
internal static class LastExplained
{
    /// <returns>Null: it is not known.</returns>
    public static TextFrame? Of(ToldTable told, NamedRows named, Absence absence, DateTimeOffset now)
    {
        if (named.In(told.Table) is not [var row, ..])
        {
            return null;
        }

        var explained = new Explanation(
            Text("name"),
            DatedRules.Unknown,
            absence.Cause,
            Sentences(Text("name"), Text(DatedRules.State), Text("reason"), LastShown.Text(told, absence)),
            [.. Details(told, Text)],
            "pbm cluster show"
        );
        return WhyAnswer.Of(explained, now);

        string Text(string column) => told.Table.CellOf(row, column).ToString();
    }

    private static string Sentences(string name, string state, string reason, string first) =>
        (state.Length, reason.Length) switch
        {
            (0, _) => $"{first} {reason}",
            (_, 0) => $"{first}\n{name} was {state} then. How it stands now is not known.",
            _ => $"{first}\n{name} was {state} then: {reason} How it stands now is not known.",
        };

    private static IEnumerable<ExplanationDetail> Details(ToldTable told, Func<string, string> text)
    {
        yield return new ExplanationDetail("node", told.Node);
        if (told.Age is { } age)
        {
            yield return new ExplanationDetail("age", Cell.Of(age).ToString());
        }

        foreach (
            var (name, column) in new[]
            {
                (DatedRules.Was, DatedRules.State),
                ("wasSince", "since"),
                ("restarts", "restarts"),
                ("incarnation", "incarnation"),
            }
        )
        {
            if (text(column) is { Length: > 0 } said)
            {
                yield return new ExplanationDetail(name, said);
            }
        }
    }
}
