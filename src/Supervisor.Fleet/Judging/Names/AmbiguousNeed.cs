using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A need on a name that several answer to.</summary>
internal static class AmbiguousNeed
{
    public static IEnumerable<Finding> Find(Scene scene)
    {
        foreach (var need in scene.Needs)
        {
            if (need.Resolution is NameResolution.Ambiguous { Hits: var hits })
            {
                yield return need.At(
                    JudgeKinds.AmbiguousNeed,
                    $"{need.Agent} needs '{need.Need.Name}', and {CountText.Of(hits.Count, "thing")} of the fleet "
                        + $"have this name: {Phrases.And(hits.Select(hit => hit.ToString()))}.",
                    $"Write which one is meant, such as '{scene.Names.Shortest(hits[0])}'."
                );
            }
        }
    }
}
