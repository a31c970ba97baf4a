using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Budgets;

/// <summary>
/// A reservation of a card that its declared machine does not have, or has several of. A machine that no file declares
/// is not judged.
/// </summary>
internal static class GpuWithoutCard
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Nodes.SelectMany(node => node.Declared is { } declared ? Of(node, declared) : []);

    private static IEnumerable<Finding> Of(NodeSite node, NodeModel declared) =>
        from want in Cards.Wanting(node)
        where Cards.Of(declared, want.Need) is null
        select Told(declared, want.Group, want.Need);

    private static Finding Told(NodeModel node, GroupSite site, GpuNeed need)
    {
        var cards = node.Gpus.Count;
        var gpu = site.Supervised.Then("gpu");
        return (cards, need.Card) switch
        {
            (0, _) => site.At(
                JudgeKinds.GpuWithoutCard,
                gpu,
                $"'{site}' reserves {Sizes.Text(need.MemoryBytes)} of a card, and node '{node.Name}' declares none.",
                $"Declare it (x-supervisor.nodes.{node.Name}.gpus: [{{ memory: 24g }}]), take 'gpu' out, or move the group."
            ),
            (_, null) => site.At(
                JudgeKinds.WhichCard,
                gpu,
                $"'{site}' reserves {Sizes.Text(need.MemoryBytes)} of a card without saying which of the {cards} of "
                    + $"node '{node.Name}'.",
                $"Write gpu: {{ memory: {Sizes.Text(need.MemoryBytes)}, card: 0 }}, with a number from 0 to {cards - 1}."
            ),
            (_, { } card) => site.At(
                JudgeKinds.UnknownCard,
                gpu.Then("card"),
                $"'{site}' reserves card {card} of node '{node.Name}', which declares {CountText.Of(cards, "card")}.",
                cards == 1 ? "Write card 0, or leave 'card' out." : $"Write a number from 0 to {cards - 1}."
            ),
        };
    }
}
