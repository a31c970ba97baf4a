using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Events;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines;

/// <summary>Somebody who is told what happens in an engine; now and then late, out of order, twice or not at all.</summary>
/// <param name="isWanted">Whether he asked for such an event.</param>
internal sealed class EventFollower(
    Daemon daemon,
    EngineWeather weather,
    FeedStream feed,
    Func<EngineEvent, bool> isWanted
)
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(0.3);

    internal void Tell(EngineEvent happened)
    {
        if (!isWanted(happened) || weather.LosesEvent())
        {
            return;
        }

        Carry(happened);
        if (weather.DoublesEvent())
        {
            Carry(happened);
        }
    }

    internal void End() => daemon.After(Way, feed.End);

    private void Carry(EngineEvent happened)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(happened, EngineJson.Default.EngineEvent), (byte)'\n'];
        daemon.After(Way + weather.LatenessOfEvent(), () => feed.Write(line));
    }
}
