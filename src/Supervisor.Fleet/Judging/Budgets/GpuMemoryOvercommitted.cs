using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>Reservations on one card that sum to more than its memory; they may equal it.</summary>
internal static class GpuMemoryOvercommitted
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Nodes.SelectMany(node => node.Declared is { } declared ? Of(node, declared) : []);

    private static IEnumerable<Finding> Of(NodeSite node, NodeModel declared) =>
        Cards
            .Wanting(node)
            .ToLookup(want => Cards.Of(declared, want.Need))
            .Select(card =>
                card.Key is { } number
                    ? Overcommitment.Of(
                        JudgeKinds.GpuMemoryOvercommitted,
                        $"Card {number} of {node}",
                        declared.Gpus[number].MemoryBytes,
                        [.. card.Select(want => new Claim(want.Group, want.Need.MemoryBytes))],
                        site => site.Supervised.Then("gpu").Then("memory")
                    )
                    : null
            )
            .OfType<Finding>();
}
