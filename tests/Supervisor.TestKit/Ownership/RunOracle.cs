namespace Supervisor.TestKit.Ownership;

/// <summary>Sees which node runs what, as nobody in the world can.</summary>
internal sealed class RunOracle(TimeProvider clock)
{
    internal const string AtMostOnce = "a movable group runs on one node at a time";
    internal const string EpochsRise = "who follows has a higher epoch";
    internal const string StaysStopped = "what an operator was told is stopped stays so, wherever it could run";
    internal const string ComesBack = "in the calm each movable group runs on one node";

    private readonly List<(string Node, string Group, long Epoch)> _running = [];
    private readonly Dictionary<string, (string Node, long Epoch)> _last = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _orders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stopped = new(StringComparer.Ordinal);

    internal List<(string Invariant, string What, TimeSpan At)> Violations { get; } = [];

    internal SortedDictionary<string, int> Rarities { get; } = new(StringComparer.Ordinal);

    /// <summary>Of everything that happened, in order.</summary>
    internal List<string> Trace { get; } = [];

    internal void Note(string situation) => Rarities[situation] = Rarities.GetValueOrDefault(situation) + 1;

    internal void Say(string what) => Trace.Add(FormattableString.Invariant($"{clock.GetElapsedTime(0)} {what}"));

    internal IEnumerable<string> RunsOn(string group) =>
        _running.Where(run => run.Group == group).Select(run => run.Node);

    /// <summary>An operator asks for it. From then on a start may come about, whatever he is told.</summary>
    /// <returns>By which his answer is known.</returns>
    internal int Ordered(string node, string group, bool isStop)
    {
        Say($"ann asks {node} to {(isStop ? "stop" : "start")} {group}");
        if (!isStop)
        {
            _stopped.Remove(group);
        }

        return _orders[group] = _orders.GetValueOrDefault(group) + 1;
    }

    /// <summary>He is told that it is done.</summary>
    internal void Acknowledged(string group, int order, bool isStop)
    {
        Say($"ann is told that {group} is {(isStop ? "stopped" : "started")}");
        if (isStop && _orders[group] == order)
        {
            Note("a stop that was acknowledged");
            _stopped.Add(group);
        }
    }

    /// <summary>A start is decided.</summary>
    internal void Starts(string node, string group)
    {
        if (_stopped.Contains(group))
        {
            Violate(StaysStopped, $"{node} starts {group}");
        }
    }

    internal void Began(string node, string group, long epoch)
    {
        Say($"{node} runs {group} in epoch {epoch}");
        foreach (var other in _running.Where(run => run.Group == group))
        {
            Violate(AtMostOnce, $"{node} starts {group} in epoch {epoch} while {other.Node} runs it in {other.Epoch}");
        }

        if (_last.TryGetValue(group, out var last))
        {
            if (last.Node != node)
            {
                Note("a group went to another node");
            }

            if (epoch < last.Epoch || (epoch == last.Epoch && node != last.Node))
            {
                Violate(EpochsRise, $"{node} starts {group} in epoch {epoch} after {last.Node} in {last.Epoch}");
            }
        }

        _last[group] = (node, epoch);
        _running.Add((node, group, epoch));
    }

    internal void Ended(string node, string group, string how)
    {
        if (_running.RemoveAll(run => run.Node == node && run.Group == group) > 0)
        {
            Say($"{node} ends {group}: {how}");
            Note($"an end by {how}");
        }
    }

    internal void Violate(string invariant, string what)
    {
        Say($"VIOLATES {invariant}: {what}");
        Violations.Add((invariant, what, clock.GetElapsedTime(0)));
    }
}
