using System.Globalization;
using Supervisor.Contracts.Text;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining.History;

internal static class AgentSentences
{
    internal static IReadOnlyDictionary<string, Func<EventFields, string>> All { get; } =
        new Dictionary<string, Func<EventFields, string>>(StringComparer.Ordinal)
        {
            ["agent.start-ordered"] = fields => $"{fields["by"]} started it.",
            ["agent.stop-ordered"] = fields => $"{fields["by"]} stopped it.",
            ["agent.restart-ordered"] = fields => $"{fields["by"]} restarted it.",
            ["agent.released"] = fields => $"{fields["by"]} released it from quarantine.",
            ["agent.start-intended"] = fields =>
                fields["isRestart"] == "true" ? "It is started again, after a failure." : "It is started.",
            ["agent.adopted"] = _ => "It was found running, and is looked after again.",
            ["agent.started"] = Started,
            ["agent.start-failed"] = fields => Because("It could not be started", fields),
            ["agent.start-unclear"] = fields => Because("Whether it was started is not known", fields),
            ["agent.stop-intended"] = fields => Clause.WithReason("It is told to end", fields["stopping.reason"]) + ".",
            ["agent.exited"] = Exited,
            ["agent.stray-found"] = fields =>
                $"Its earlier incarnation {fields["incarnation"]} was found running, and is stopped.",
            ["agent.waits"] = fields => Because("It waits", fields),
            ["agent.backed-off"] = fields => Because($"It failed, and starts again {AfterDelay(fields)}", fields),
            ["agent.left-to-group"] = fields => Because("It failed, and its group decides what follows", fields),
            ["agent.escalated"] = fields => Because("It has no restart left, and leaves it to its group", fields),
            ["agent.quarantined"] = fields => Because("It was quarantined", fields),
            ["agent.completed"] = _ => "It did what it had to do, and ended with success.",
            ["agent.stopped"] = fields => Because("It is stopped", fields),
            ["agent.ready"] = fields => Because("It is ready", fields),
            ["agent.not-ready"] = fields => Because("It is not ready", fields),
            ["agent.said-ready"] = fields => $"It said that it is ready{By(fields)}.",
            ["agent.said-not-ready"] = fields => Because($"It said that it is not ready{By(fields)}", fields),
            ["agent.said-stopping"] = fields => $"It said that it is about to end{By(fields)}.",
            ["agent.said-hung"] = fields => $"It said that it hangs{By(fields)}.",
            ["agent.start-extended"] = _ => "It asked for more time to become ready.",
            ["agent.spoke"] = fields => $"It was heard for the first time{By(fields)}.",
            ["agent.renewed"] = _ => "It renewed its word.",
            ["agent.word-expired"] = _ => "Nothing was heard of it for longer than its word holds.",
            ["agent.probe-judged"] = Probed,
            ["agent.health-judged"] = Checked,
            ["agent.ran-silently"] = _ => "It has run for a second without a word.",
            ["agent.signal-refused"] = fields =>
                $"A '{fields["word"]}' of incarnation {fields["claimed"]}, which is not this one, was refused.",
            ["agent.need-lost"] = fields => Because($"It lost {fields["need"]}, which it needs", fields),
            ["agent.taken-over"] = fields => $"This node took its group over in epoch {fields["epoch"]}.",
            ["agent.need-returned"] = fields => $"{fields["need"]}, which it needs, is back.",
        };

    private static string Checked(EventFields fields) =>
        fields["output"] is { Length: > 0 } output
            ? $"Its container is {StatusOf(fields)}: {output}"
            : $"Its container is {StatusOf(fields)}.";

    private static string StatusOf(EventFields fields) =>
        fields["status"] is { Length: > 0 } status ? status : "checked";

    private static string Signal(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? SignalText.Of(number)
            : $"signal {text}";

    private static string Because(string what, EventFields fields) => Clause.WithReason(what, fields["reason"]) + ".";

    private static string By(EventFields fields) => fields.Has("source") ? $" (by {fields["source"]})" : "";

    private static string Started(EventFields fields)
    {
        var process = fields.Has("process.pid") ? $"It runs as process {fields["process.pid"]}." : "It runs.";
        return Sentences.Join(process, fields["notes"]);
    }

    private static string AfterDelay(EventFields fields) =>
        !TimeSpan.TryParse(fields["delay"], CultureInfo.InvariantCulture, out var delay) ? "after a delay"
        : delay <= TimeSpan.Zero ? "at once"
        : $"after {DurationText.Format(delay)}";

    private static string Probed(EventFields fields) =>
        Clause.WithReason(fields["passes"] == "true" ? "Its probe passes" : "Its probe fails", fields["reason"]) + ".";

    private static string Exited(EventFields fields) =>
        (fields["exit.kind"], fields["exit.outOfMemory"]) switch
        {
            _ when fields["exit.cause"] == "container" => "It ended with its container.",
            (_, "true") => "It was killed for want of memory.",
            ("exited", _) => $"It exited with code {fields["exit.code"]}.",
            ("signalled", _) => $"It was ended by {Signal(fields["exit.signal"])}.",
            _ => "It ended, and nobody knows how.",
        };
}
