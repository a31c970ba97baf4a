using System.Text.Json;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Clusters;

/// <summary>What the disks of several machines say of a movable group, as one: in the order of its ownerships, whatever their clocks said.</summary>
internal static class MovedStreams
{
    private const string TakenOver = ".taken-over";

    /// <param name="streams">Of one name, from each machine.</param>
    internal static IEnumerable<StoredEvent> AsOne(IEnumerable<IReadOnlyList<StoredEvent>> streams) =>
        streams.SelectMany(WithEpochs).OrderBy(static one => one.Epoch).Select(static one => one.Event);

    private static IEnumerable<(long Epoch, StoredEvent Event)> WithEpochs(IReadOnlyList<StoredEvent> stream)
    {
        var epoch = 0L;
        foreach (var stored in stream)
        {
            epoch = stored.Event.Name.EndsWith(TakenOver, StringComparison.Ordinal) ? EpochOf(stored) : epoch;
            yield return (epoch, stored);
        }
    }

    private static long EpochOf(StoredEvent stored)
    {
        using var document = JsonDocument.Parse(stored.Event.Payload);
        return document.RootElement.GetProperty("epoch").GetInt64();
    }
}
