using System.Globalization;
using Supervisor.Runtimes.Docker.Events;

namespace Supervisor.Simulation.Engines;

/// <summary>What an engine tells of containers.</summary>
internal static class EngineEvents
{
    internal static EngineEvent Of(EngineContainer container, string action, DateTimeOffset moment)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["name"] = container.Name };
        foreach (var (name, value) in container.Labels)
        {
            attributes[name] = value;
        }

        if (action == "die")
        {
            attributes["exitCode"] = container.ExitCode.ToString(CultureInfo.InvariantCulture);
        }

        var ticks = (moment - DateTimeOffset.UnixEpoch).Ticks;
        return new EngineEvent
        {
            Type = "container",
            Action = action,
            Actor = new EventActor(container.Id, attributes),
            Seconds = ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = ticks * 100,
        };
    }
}
