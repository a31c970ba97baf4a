using System.Text.Json;

namespace Supervisor.Simulation.Fleets.Invariants;

internal sealed class RevisionsRise(FleetWorld world) : Invariant(world)
{
    internal const string NeverBack = "revisions never go back, and what is started is of the one that holds";

    private const string Event = "node.revision-applied";

    /// <summary>Until a new revision has reached every agent, and starts decided by the last have been made.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(45);

    internal override string Sentence => NeverBack;

    internal override void OnAsked(Life life)
    {
        if (
            life.Asked == World.Now
            && World.Book.Applied is { Done: { } done, Plan: { } plan }
            && World.AwakeSince(done) > Slack
            && !plan.Groups.Any(group =>
                group.Agents.Any(agent => agent.Hash == life.Definition.Hash && agent.Address == life.Agent)
            )
            && World.Book.Revisions.Last() == World.Book.Applied
        )
        {
            Violate(
                $"{life} is started by a definition that revision {plan.Revision} does not have, applied at {done}"
            );
        }
    }

    internal override void CheckAtEnd()
    {
        var numbers = World
            .Machine.Journal.WrittenTo("node")
            .Where(static stored => stored.Event.Name == Event)
            .Select(static stored => NumberOf(stored.Event.Payload))
            .ToList();
        if (numbers.Zip(numbers.Skip(1)).Any(static pair => pair.Second < pair.First))
        {
            Violate($"the node applied the revisions {string.Join(", ", numbers)}");
        }
    }

    private static long NumberOf(ReadOnlyMemory<byte> payload)
    {
        using var document = JsonDocument.Parse(payload);
        return document.RootElement.GetProperty("number").GetInt64();
    }
}
