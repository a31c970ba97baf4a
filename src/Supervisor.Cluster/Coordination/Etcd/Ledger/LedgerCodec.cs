using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Coordination.Etcd.Wire;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Cluster.Coordination.Etcd.Ledger;

/// <summary>What the ledger keeps, as JSON, and back; null for what this program has not written.</summary>
internal static class LedgerCodec
{
    public static byte[] Write(Head head) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new HeadForm(
                HeadForm.Newest,
                head.Store.Value,
                head.Latest is null ? null : FormOf(head.Latest),
                head.Freeze is { Stamp: { } stamp } flag ? FormOf(flag, stamp) : null
            ),
            LedgerJson.Default.HeadForm
        );

    public static byte[] Write(RevisionInfo info) =>
        JsonSerializer.SerializeToUtf8Bytes(FormOf(info), LedgerJson.Default.RevisionForm);

    public static byte[] Write(FreezeFlag flag, ChangeStamp stamp) =>
        JsonSerializer.SerializeToUtf8Bytes(FormOf(flag, stamp), LedgerJson.Default.FreezeForm);

    public static byte[] Write(NodeName node) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new NodeForm(node.Name, node.Node.Value, node.Since.Value),
            LedgerJson.Default.NodeForm
        );

    public static Head? ReadHead(EtcdKeyValue found)
    {
        var form = Parse(found, LedgerJson.Default.HeadForm);
        if (form is not { Form: HeadForm.Newest } || !StoreId.TryParse(form.Store, out var store))
        {
            return null;
        }

        // A revision that cannot be read is not none: its number must not be given again.
        var head = new Head(found.Modified, store, InfoOf(form.Revision), FlagOf(form.Freeze));
        return head.Latest is null == form.Revision is null && head.Freeze is null == form.Freeze is null ? head : null;
    }

    public static RevisionInfo? ReadRevision(EtcdKeyValue found) =>
        InfoOf(Parse(found, LedgerJson.Default.RevisionForm));

    public static FreezeFlag? ReadFreeze(EtcdKeyValue found) => FlagOf(Parse(found, LedgerJson.Default.FreezeForm));

    public static NodeName? ReadNode(EtcdKeyValue found) =>
        Parse(found, LedgerJson.Default.NodeForm) is { } form && NodeId.TryParse(form.Node, out var node)
            ? new NodeName(form.Name, node, new HybridTime(form.Since))
            : null;

    private static RevisionForm FormOf(RevisionInfo info) =>
        new(info.Number, info.Hash, info.Bytes, FormOf(info.Stamp));

    private static FreezeForm FormOf(FreezeFlag flag, ChangeStamp stamp) =>
        new(flag.Version, flag.IsFrozen, flag.Why, FormOf(stamp));

    private static StampForm FormOf(ChangeStamp stamp) => new(stamp.Id.Value, stamp.Who, stamp.When.Value);

    private static RevisionInfo? InfoOf(RevisionForm? form) =>
        form is not null && StampOf(form.Stamp) is { } stamp
            ? new RevisionInfo(form.Number, form.Hash, form.Bytes, stamp)
            : null;

    private static FreezeFlag? FlagOf(FreezeForm? form) =>
        form is not null && StampOf(form.Stamp) is { } stamp
            ? new FreezeFlag(form.Version, form.IsFrozen, form.Why, stamp)
            : null;

    private static ChangeStamp? StampOf(StampForm form) =>
        CommandId.TryParse(form.Id, out var id) ? new ChangeStamp(id, form.Who, new HybridTime(form.When)) : null;

    private static T? Parse<T>(EtcdKeyValue found, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(found.Value, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
