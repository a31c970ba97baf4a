using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Time;

namespace Supervisor.Tests.Compatibility;

/// <summary>One of each record of trust, with all that it can hold.</summary>
internal static class TrustSamples
{
    private static readonly LeavingRecord Left = new(At(20), "ann on mainpc", "It was removed.");

    public static ClusterRecord Cluster { get; } =
        new(TrustText.Newest, "11111111111111111111111111111111", "home", "a fingerprint", 1, At(1)) { Since = At(2) };

    public static GenerationRecord Generation { get; } = new(TrustText.Newest, 2000, "a store", "ann on mainpc", At(3));

    public static NodeRecord Node { get; } =
        new(TrustText.Newest, EntrySamples.Node.Value, "mainpc", "a key's hash", At(4))
        {
            Addresses = ["10.0.0.1:9111", "mainpc:9111"],
            Aliases = ["22222222222222222222222222222222"],
            HoldsKey = true,
            Left = Left,
        };

    public static NameRecord Name { get; } = new(TrustText.Newest, EntrySamples.Node.Value, At(5));

    public static PersonRecord Person { get; } =
        new(TrustText.Newest, "ann", "operator", "another key's hash", At(6)) { Left = Left };

    public static DenialRecord Denial { get; } = new(TrustText.Newest, "It was stolen.", "ann on mainpc", At(7));

    public static InvitationRecord Invitation { get; } =
        new(TrustText.Newest, "a secret's hash", "node", 1_767_225_600_000, "ann on mainpc", At(8))
        {
            Used = new InvitationUse(EntrySamples.Node.Value, "pc2", "a third key's hash", At(9)),
        };

    private static long At(long milliseconds) => HybridTime.FromMilliseconds(1_767_225_600_000 + milliseconds).Value;
}
