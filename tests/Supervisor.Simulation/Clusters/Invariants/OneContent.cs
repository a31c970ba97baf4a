using System.Text.Json;
using Supervisor.Simulation.Fleets;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>By what the machines' disks say.</summary>
internal sealed class OneContent(ClusterWorld cluster, FleetWorld world) : ClusterInvariant(cluster, world)
{
    internal const string EachNumber = "one number of a revision has one content, on every node";

    private const string Event = "node.revision-applied";

    internal override string Sentence => EachNumber;

    internal override void CheckAtEnd()
    {
        if (!IsFirst)
        {
            return;
        }

        var contents = new Dictionary<long, (string Hash, string Machine)>();
        foreach (var machine in Cluster.Seats.Select(static seat => seat.Machine))
        {
            foreach (var stored in machine.Journal.WrittenTo("node").Where(static one => one.Event.Name == Event))
            {
                using var document = JsonDocument.Parse(stored.Event.Payload);
                var number = document.RootElement.GetProperty("number").GetInt64();
                var hash = document.RootElement.GetProperty("hash").GetString()!;
                if (!contents.TryAdd(number, (hash, machine.Name)) && contents[number].Hash != hash)
                {
                    Violate($"revision {number} is another on {machine.Name} than on {contents[number].Machine}");
                }
            }
        }
    }
}
