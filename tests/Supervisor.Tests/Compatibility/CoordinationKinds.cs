using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Membership;
using Supervisor.Cluster.Ownership;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Downs;
using Supervisor.Supervision.Ownership.Draining;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;

namespace Supervisor.Tests.Compatibility;

/// <summary>The values of coordination's keys, by the codecs that judge them: who understands one takes it for what it says.</summary>
internal static class CoordinationKinds
{
    public static IReadOnlyList<GoldenKind> All { get; } =
    [
        Member(),
        Owner(),
        Renewal(),
        Record("cluster", TrustSamples.Cluster, TrustJson.Default.ClusterRecord),
        Record("generation", TrustSamples.Generation, TrustJson.Default.GenerationRecord),
        Record("node", TrustSamples.Node, TrustJson.Default.NodeRecord),
        Record("name", TrustSamples.Name, TrustJson.Default.NameRecord),
        Record("person", TrustSamples.Person, TrustJson.Default.PersonRecord),
        Record("denied", TrustSamples.Denial, TrustJson.Default.DenialRecord),
        Record("invitation", TrustSamples.Invitation, TrustJson.Default.InvitationRecord),
        Recovery(),
        Drained(),
        Note(),
        Down(),
        Revision(),
        .. LedgerKinds.All,
    ];

    private static GoldenKind Member() =>
        Of(
            "member",
            MemberJson.Default.MemberForm,
            MemberCodec.Write(EntrySamples.Member, "boot 7"),
            static text =>
                MemberCodec.TryRead(EntrySamples.Node, text, out var member)
                    ? MemberCodec.Write(member, MemberCodec.ProcessOf(text))
                    : null
        );

    private static GoldenKind Owner() =>
        Of(
            "claim-owner",
            ClaimJson.Default.OwnerForm,
            ClaimCodec.WriteOwner(EntrySamples.Claim).Value!,
            static text => Claimed(text, null) is { } claim ? ClaimCodec.WriteOwner(claim).Value : null
        );

    private static GoldenKind Renewal() =>
        Of(
            "claim-renewal",
            ClaimJson.Default.RenewalForm,
            ClaimCodec.WriteRenewal(EntrySamples.Claim).Value!,
            static text =>
                Claimed(ClaimCodec.WriteOwner(EntrySamples.Claim).Value!, text) is { } claim
                    ? ClaimCodec.WriteRenewal(claim).Value
                    : null
        );

    private static Claim? Claimed(string owner, string? renewal) =>
        ClaimCodec.TryRead(
            "mover",
            EntrySamples.Entry(owner),
            renewal is null ? null : EntrySamples.Entry(renewal),
            out var claim
        )
            ? claim
            : null;

    private static GoldenKind Record<T>(string name, T record, JsonTypeInfo<T> shape)
        where T : class, ITrustRecord =>
        Of(
            name,
            shape,
            TrustText.Put(TrustKeys.Cluster, record, shape).Value!,
            text => TrustText.Read(text, shape) is { } read ? TrustText.Put(TrustKeys.Cluster, read, shape).Value : null
        );

    /// <summary>It is packed; what is in it is the memory that stands in a node's files.</summary>
    private static GoldenKind Recovery() =>
        new(
            "coordination/recovery.txt",
            null,
            () => Encoding.UTF8.GetBytes(GatheredMemories.Put(EntrySamples.Node, EntrySamples.Memory)!.Value!),
            bytes =>
                Unpacked(bytes) is { } memory
                    ? Encoding.UTF8.GetBytes(GatheredMemories.Put(EntrySamples.Node, memory)!.Value!)
                    : null
        )
        {
            Plain = static bytes =>
                Unpacked(bytes) is { } memory ? JsonNode.Parse(StoreMemoryText.Write(memory)) : null,
        };

    private static StoreMemory? Unpacked(byte[] packed)
    {
        var entry = EntrySamples.Entry(Encoding.UTF8.GetString(packed)) with
        {
            Key = GatheredMemories.Of(EntrySamples.Node),
        };
        return GatheredMemories.In(new EntriesSeen(1, [entry])).GetValueOrDefault(EntrySamples.Node);
    }

    private static GoldenKind Drained() =>
        Of(
            "drained",
            DrainJson.Default.DrainForm,
            DrainCodec.Format(new Drain(EntrySamples.Node, IsDrained: true, Changes.Stamp("drain"))),
            static text => DrainCodec.Parse(EntrySamples.Node, text) is { } drain ? DrainCodec.Format(drain) : null
        );

    private static GoldenKind Note() =>
        Of(
            "note",
            NoteJson.Default.GroupNote,
            NoteCodec.Format(EntrySamples.Note),
            static text => NoteCodec.Parse(text) is { } note ? NoteCodec.Format(note) : null
        );

    private static GoldenKind Down() =>
        Of(
            "fleet-down",
            FleetsJson.Default.DownForm,
            DownFlags.Format(new DownFlag(IsDown: true, 7, Changes.Stamp("down"))),
            static text => DownFlags.Parse(text) is { } flag ? DownFlags.Format(flag) : null
        );

    private static GoldenKind Revision() =>
        Of(
            "revision-content",
            FleetsJson.Default.RevisionContent,
            Encoding.UTF8.GetString(RevisionContents.Write(EntrySamples.Content)),
            static text =>
                RevisionContents.Read(Encoding.UTF8.GetBytes(text)) is { IsOk: true, Value: var content }
                    ? Encoding.UTF8.GetString(RevisionContents.Write(content))
                    : null
        );

    private static GoldenKind Of(string name, JsonTypeInfo shape, string sample, Func<string, string?> again) =>
        GoldenKind.Text($"coordination/{name}.json", shape, sample, again);
}
