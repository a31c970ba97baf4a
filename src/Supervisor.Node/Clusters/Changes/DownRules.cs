namespace Supervisor.Node.Clusters.Changes;

/// <summary>
/// Whether somebody may say that a node is down. It is down when its lease is gone; said before, it is a hint that comes sooner, and
/// no permission: nobody takes a group for it, and a node that lives is seen again within a second.
/// </summary>
internal static class DownRules
{
    /// <param name="isReached">This node speaks with it, or could.</param>
    public static DownVerdict Judge(RemovalScene scene, bool isReached) =>
        scene.IsThis ? Refused(ChangeErrors.IsThis(scene.Name))
        : scene.State == NodeStates.Unknown ? Refused(ChangeErrors.DownNotKnown(scene.Name, scene.WhyUnknown))
        : scene.State == NodeStates.Down ? new DownVerdict(null, IsDownAlready: true)
        : isReached ? Refused(ChangeErrors.Answers(scene.Name))
        : new DownVerdict(null, IsDownAlready: false);

    private static DownVerdict Refused(Contracts.Palettes.OperatorError problem) => new(problem, IsDownAlready: false);
}
