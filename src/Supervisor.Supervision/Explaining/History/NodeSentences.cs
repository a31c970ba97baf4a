namespace Supervisor.Supervision.Explaining.History;

internal static class NodeSentences
{
    internal static IReadOnlyDictionary<string, Func<EventFields, string>> All { get; } =
        new Dictionary<string, Func<EventFields, string>>(StringComparer.Ordinal)
        {
            ["node.started"] = fields => $"The daemon started, version {fields["version"]}.",
            ["node.stopped"] = _ => "The daemon stopped in order.",
            ["node.revision-applied"] = fields => $"{fields["by"]} applied revision {fields["number"]}.",
            ["node.group-settled"] = fields =>
                $"No other node runs group {fields["group"]}: from now on it is this node's.",
            ["node.group-ended"] = fields => $"Group {fields["group"]} is in no revision any more, and has ended.",
            ["node.fleet-stopped"] = fields => $"{fields["by"]} took the fleet down.",
            ["node.fleet-started"] = fields => $"{fields["by"]} started the fleet.",
            ["node.fleet-frozen"] = fields =>
                fields.Has("why")
                    ? $"{fields["by"]} froze the fleet: {fields["why"]}"
                    : $"{fields["by"]} froze the fleet.",
            ["node.fleet-thawed"] = fields => $"{fields["by"]} thawed the fleet.",
            ["node.storm-began"] = fields =>
                $"{fields["restarts"]} restarts came within a minute: nothing more is restarted for the time being.",
            ["node.storm-ended"] = _ => "Things are calm again: what failed is restarted.",
        };
}
