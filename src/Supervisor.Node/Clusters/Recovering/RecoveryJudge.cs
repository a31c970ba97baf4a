using Supervisor.Cluster.Recovery;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Recovering;

/// <summary>Whether the cluster may be said to go on in the store that is there.</summary>
internal static class RecoveryJudge
{
    /// <param name="isForced">Also without the word of nodes that are not there.</param>
    public static OperatorError? WhyNot(RecoveryScene scene, bool isForced) =>
        scene.Verdict is StoreVerdict.Known or StoreVerdict.Recovered ? RecoveryErrors.NothingLost()
        : scene.AuthorityDiffers ? RecoveryErrors.OfAnother()
        : scene.Ahead.Count > 0 ? RecoveryErrors.NotNewest(scene.Ahead)
        : scene.Unheard.Count > 0 && !isForced ? RecoveryErrors.Unheard(scene.Unheard)
        // The revision gets a number that no node has applied, and would start what stands.
        : scene.Unheard.Count > 0 && scene.Fleet.StoppedBy is not null ? RecoveryErrors.FleetIsDown(scene.Unheard)
        : null;
}
