using System.Text;
using Supervisor.Simulation.Journals;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Fleets;

/// <summary>What the journal holds at the end, in the order of its time, for whoever replays one seed.</summary>
internal sealed class JournalPrint(TextWriter output)
{
    internal void Show(DurableJournal journal)
    {
        var all = journal.Written.SelectMany(static stream => stream.Value.Select(stored => (stream.Key, stored)));
        foreach (var (stream, stored) in all.OrderBy(static one => one.stored.Event.Time))
        {
            output.WriteLine(Line(stream, stored));
        }
    }

    private static string Line(string stream, StoredEvent stored) =>
        $"{stored.Event.Time} {stream}#{stored.Version} {stored.Event.Name} by {stored.Event.Cause}: "
        + Encoding.UTF8.GetString(stored.Event.Payload.Span);
}
