using System.Text.Json;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Draining;

/// <summary>A drain as the entry that it is stored in, and back.</summary>
internal static class DrainCodec
{
    internal static EntryKey Folder { get; } = EntryKey.Of("drained");

    internal static EntryKey Key(NodeId node) => EntryKey.Of("drained", node.Value);

    internal static string Format(Drain drain) =>
        JsonSerializer.Serialize(
            new DrainForm(DrainForm.Newest, drain.IsDrained, drain.Stamp.Id.Value, drain.Stamp.Who, drain.Stamp.When),
            DrainJson.Default.DrainForm
        );

    /// <summary>What cannot be read says that something was said: such a node is taken to be drained.</summary>
    internal static DrainsView Read(EntriesView view)
    {
        var said = view
            .Entries.Values.Select(entry => (Node: NodeOf(entry.Key), Entry: entry))
            .Where(one => one.Node is not null)
            .Select(one => (Node: one.Node!, Drain: Parse(one.Node!, one.Entry.Value)))
            .ToList();
        return new DrainsView(
            [.. said.Where(one => one.Drain is null or { IsDrained: true }).Select(one => one.Node)],
            [.. said.Select(one => one.Drain).OfType<Drain>()],
            view.CutOff
        );
    }

    internal static Drain? Parse(NodeId node, string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize(text, DrainJson.Default.DrainForm)
                    is { Form: DrainForm.Newest, Who: not null } form
                && CommandId.TryParse(form.Id, out var id)
                ? new Drain(node, form.IsDrained, new ChangeStamp(id, form.Who, form.When))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NodeId? NodeOf(EntryKey key) =>
        key.Parts.ToList() is [_, var id] && NodeId.TryParse(id, out var node) ? node : null;
}
