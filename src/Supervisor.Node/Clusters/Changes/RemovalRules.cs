using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Changes;

/// <summary>Whether a node may be removed: one that is dead, or that somebody says must not go on.</summary>
internal static class RemovalRules
{
    public static OperatorError? WhyNot(RemovalScene scene, bool isForced) =>
        scene.IsThis ? ChangeErrors.RemovesItself(scene.Name)
        : scene.State == NodeStates.Unknown ? ChangeErrors.NotKnown(scene.Name, scene.WhyUnknown)
        : isForced ? null
        : scene.State != NodeStates.Down ? ChangeErrors.Lives(scene.Name)
        : scene.Kept.Count > 0 ? ChangeErrors.Keeps(scene.Name, scene.Kept)
        : null;
}
