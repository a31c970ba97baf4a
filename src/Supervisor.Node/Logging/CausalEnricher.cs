using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Logging;

/// <summary>
/// Gives each line its place in the order of everything that the node does: a reading of the same clock that stamps its
/// events, and the cause, where there is one.
/// </summary>
/// <param name="wall">After it was stepped back the node's clock stands ahead of it; lines say so.</param>
internal sealed class CausalEnricher(HybridClock clock, TimeProvider wall) : ILogEventEnricher
{
    public const string Time = "HybridTime";
    public const string Note = "CausalNote";

    // Less is what several lines within a millisecond make, and nothing that anybody has to know.
    private static readonly TimeSpan Remarkable = TimeSpan.FromSeconds(1);

    public void Enrich(LogEvent line, ILogEventPropertyFactory properties)
    {
        var time = clock.Next();
        line.AddOrUpdateProperty(new LogEventProperty(Time, new ScalarValue(time.ToString())));
        var cause = CauseOf(line);
        var note = Because(CauseOf(line)) + WallClock(time.WallClock);
        if (note.Length > 0)
        {
            line.AddOrUpdateProperty(new LogEventProperty(Note, new ScalarValue(note)));
        }
    }

    private static string Because(string? cause) => cause is null ? "" : $" (cause {cause})";

    private static string? CauseOf(LogEvent line) =>
        line.Properties.TryGetValue(CauseScope.Property, out var stated)
        && stated is ScalarValue { Value: string cause }
            ? cause
            : TurnCause.Current;

    private string WallClock(DateTimeOffset time)
    {
        var now = wall.GetUtcNow();
        return time - now < Remarkable
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" (wall clock {now:yyyy-MM-ddTHH:mm:ss.fffZ})");
    }
}
