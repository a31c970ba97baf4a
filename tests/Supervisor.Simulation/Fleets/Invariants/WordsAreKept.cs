using System.Text.Json;
using Supervisor.Simulation.Fleets.Containers;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>Of the first word of readiness, which is the one that others start by.</summary>
internal sealed class WordsAreKept(FleetWorld world) : Invariant(world)
{
    internal const string NothingIsLost = "a word of readiness that was acknowledged is on the disk for good";

    private const string Event = "agent.said-ready";

    internal override string Sentence => NothingIsLost;

    internal override void OnTaken(Life life, AgentWord word)
    {
        // What was started by hand speaks with the token of whoever was last.
        if (word is AgentWord.Ready && life.IsAlive && !FleetContainers.IsByHand(life) && !IsWritten(life))
        {
            Violate($"the word of {life} was acknowledged and is not in its stream");
        }
    }

    private bool IsWritten(Life life) =>
        World
            .Machine.Journal.WrittenTo($"agent:{life.Agent.Path}")
            .Any(stored => stored.Event.Name == Event && IncarnationOf(stored.Event.Payload) == life.Id.Incarnation);

    private static string? IncarnationOf(ReadOnlyMemory<byte> payload)
    {
        using var document = JsonDocument.Parse(payload);
        return document.RootElement.GetProperty("incarnation").GetString();
    }
}
