using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Placing;

/// <summary>What a pinned group says about moving.</summary>
internal static class OnlyForMovable
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where !site.IsMovable
        from said in new[]
        {
            (Key: "onIsolation", IsSaid: site.Model.OnIsolation is IsolationRule.Keep),
            (Key: "data", IsSaid: site.Model.Data is not null),
        }
        where said.IsSaid
        select site.At(
            JudgeKinds.OnlyForMovable,
            site.Supervised.Then(said.Key),
            $"'{site}' is pinned to its node, so '{said.Key}' has no effect.",
            $"Take '{said.Key}' out, or let the group move: placement: {{ movable: {{}} }}."
        );
}
