using System.Globalization;
using System.Text.Json;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Runs;

/// <summary>
/// Holds what the machines' disks say of their past against what really happened: the order of time in each stream, and
/// the starts and stops of the node.
/// </summary>
internal sealed class History(Universe universe, Machine machine)
{
    internal const string TimeRises = "hybrid time rises within a stream";
    internal const string StartsAreTold = "each start and orderly stop of a node is told once, and nothing else";

    private const string Stream = "node";
    private const string Started = "node.started";
    private const string Stopped = "node.stopped";

    private NodeDescription? _described;

    /// <summary>Asks the node what it makes of its history; compared at the end.</summary>
    internal void Ask()
    {
        var asked = machine.Node?.Core.Node.Ask<NodeDescription>(
            reply => new DescribeNode(reply),
            TimeSpan.FromSeconds(1)
        );
        asked?.Then(answer => _described = answer.Reply);
    }

    internal void Check()
    {
        foreach (var (stream, events) in machine.Journal.Written)
        {
            CheckTime(stream, events);
        }

        CheckStarts(machine.Journal.WrittenTo(Stream));
    }

    /// <summary>All daemons were stopped while nothing was wrong: each must have ended, and have said so.</summary>
    internal void CheckStopped()
    {
        var last = machine.Journal.WrittenTo(Stream)[^1];
        if (machine.Daemon is not null || last.Event.Name != Stopped)
        {
            universe.Violate(
                StartsAreTold,
                $"{machine.Name} was stopped in order, and its disk ends with {last.Event}"
            );
        }
    }

    private void CheckTime(string stream, List<StoredEvent> events)
    {
        for (var i = 1; i < events.Count; i++)
        {
            var (before, after) = (events[i - 1], events[i]);
            if (after.Event.Time <= before.Event.Time)
            {
                universe.Violate(
                    TimeRises,
                    $"{machine.Name}/{stream}#{after.Version} of epoch {after.WriterEpoch} is at {after.Event.Time}, "
                        + $"the event before it, of epoch {before.WriterEpoch}, at {before.Event.Time}"
                );
                return;
            }
        }
    }

    private void CheckStarts(IReadOnlyList<StoredEvent> events)
    {
        var (starts, crashes) = (0, 0);
        var last = 0;
        string? running = null;
        foreach (var stored in events)
        {
            var number = NumberOf(stored);
            var isKnown = stored.Event.Name switch
            {
                Started => number > last && number <= machine.Starts,
                Stopped => IncarnationOf(stored) == running && machine.OrderlyStops.Contains(number),
                _ => true,
            };
            if (!isKnown)
            {
                universe.Violate(
                    StartsAreTold,
                    $"{machine.Name}: {stored.Event.Name} of {IncarnationOf(stored)} stands after the start {last}"
                );
            }

            if (stored.Event.Name == Started)
            {
                starts++;
                crashes += running is null ? 0 : 1;
                (running, last) = (IncarnationOf(stored), number);
            }
            else if (stored.Event.Name == Stopped)
            {
                running = null;
            }
        }

        CheckNow(starts, crashes, running);
    }

    // Nothing has been wrong for a while, so the daemon runs, has said so, and knows its past.
    private void CheckNow(int starts, int crashes, string? running)
    {
        var isRight =
            running == machine.Daemon?.Name
            && _described is { Problem: null } told
            && told.State.Starts == starts
            && told.State.Crashes == crashes;
        if (!isRight)
        {
            universe.Violate(
                StartsAreTold,
                $"{machine.Name} runs {machine.Daemon?.Name}, its disk says {running} after {starts} starts and "
                    + $"{crashes} crashes, its node says {_described}"
            );
        }
    }

    private static string IncarnationOf(StoredEvent stored)
    {
        using var document = JsonDocument.Parse(stored.Event.Payload);
        return document.RootElement.GetProperty("incarnation").GetString()!;
    }

    private int NumberOf(StoredEvent stored) =>
        stored.Event.Name is Started or Stopped
            ? int.Parse(IncarnationOf(stored)[(machine.Name.Length + 1)..], CultureInfo.InvariantCulture)
            : 0;
}
