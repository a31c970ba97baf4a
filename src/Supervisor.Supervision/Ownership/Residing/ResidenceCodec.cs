using System.Collections.Immutable;
using System.Text.Json;
using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>Residences as the entries that they are stored in, and back.</summary>
internal static class ResidenceCodec
{
    internal static EntryKey Folder { get; } = EntryKey.Of("residences");

    internal static EntryKey Key(string group) => EntryKey.Of("residences", group);

    internal static string Format(IEnumerable<Residence> nodes) =>
        JsonSerializer.Serialize(
            new ResidenceForm(
                ResidenceForm.Newest,
                [.. nodes.Select(static one => new ResidentForm(one.Node.Value, one.Name, one.Since))]
            ),
            ResidenceJson.Default.ResidenceForm
        );

    internal static ResidencesView Read(EntriesView view) =>
        new(
            ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                from entry in view.Entries.Values
                let name = GroupOf(entry.Key)
                where name is not null
                select KeyValuePair.Create(name, Read(entry))
            ),
            view.CutOff
        )
        {
            IsKnown = view.Version > 0 || view.IsCurrent,
        };

    internal static GroupResidences Read(Entry entry) =>
        Parse(entry.Value) is { } nodes
            ? new GroupResidences(nodes.ToValueList(), entry.Version)
            : new GroupResidences([], entry.Version) { IsUnreadable = true };

    /// <returns>Null: it cannot be read.</returns>
    internal static List<Residence>? Parse(string text)
    {
        try
        {
            if (
                JsonSerializer.Deserialize(text, ResidenceJson.Default.ResidenceForm)
                is not { Form: ResidenceForm.Newest, Nodes: { } stored }
            )
            {
                return null;
            }

            var nodes = new List<Residence>();
            foreach (var one in stored)
            {
                if (one.Name is null || !NodeId.TryParse(one.Node, out var node))
                {
                    return null;
                }

                nodes.Add(new Residence(node, one.Name, one.Since));
            }

            return nodes;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? GroupOf(EntryKey key) => key.Parts.ToList() is [_, var group] ? group : null;
}
