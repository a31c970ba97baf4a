using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Coordination.Etcd.Ledger;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;

namespace Supervisor.Tests.Compatibility;

/// <summary>What etcd's keys for revisions, names and the freeze hold.</summary>
internal static class LedgerKinds
{
    private static readonly RevisionInfo Info = new(7, ContentHash.Of([1, 2, 3]), 3, Changes.Stamp("apply"));
    private static readonly FreezeFlag Frozen = new(3, IsFrozen: true, "moving", Changes.Stamp("freeze"));

    public static IReadOnlyList<GoldenKind> All { get; } =
    [
        Of(
            "head",
            LedgerJson.Default.HeadForm,
            LedgerCodec.Write(new Head(9, Changes.Store(4), Info, Frozen)),
            static found => LedgerCodec.ReadHead(found) is { } head ? LedgerCodec.Write(head) : null
        ),
        Of(
            "revision",
            LedgerJson.Default.RevisionForm,
            LedgerCodec.Write(Info),
            static found => LedgerCodec.ReadRevision(found) is { } info ? LedgerCodec.Write(info) : null
        ),
        Of(
            "freeze",
            LedgerJson.Default.FreezeForm,
            LedgerCodec.Write(Frozen, Frozen.Stamp!),
            static found => LedgerCodec.ReadFreeze(found) is { } flag ? LedgerCodec.Write(flag, flag.Stamp!) : null
        ),
        Of(
            "node-name",
            LedgerJson.Default.NodeForm,
            LedgerCodec.Write(Changes.Node("mainpc", 1)),
            static found => LedgerCodec.ReadNode(found) is { } node ? LedgerCodec.Write(node) : null
        ),
    ];

    private static GoldenKind Of(string name, JsonTypeInfo shape, byte[] sample, Func<EtcdKeyValue, byte[]?> again) =>
        new(
            $"coordination/ledger-{name}.json",
            shape,
            () => sample,
            bytes => again(new EtcdKeyValue([1], bytes, 1, 9, 0))
        );
}
