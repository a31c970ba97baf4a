using System.Text.Json.Serialization;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets.Copies;

/// <summary>A revision as the node's own journal has it, whole.</summary>
internal sealed record RevisionCopy(
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("content")] byte[] Content,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("who")] string Who,
    [property: JsonPropertyName("when")] HybridTime When
)
{
    public static RevisionCopy Of(Revision revision) =>
        new(
            revision.Info.Number,
            revision.Content.ToArray(),
            revision.Info.Stamp.Id.Value,
            revision.Info.Stamp.Who,
            revision.Info.Stamp.When
        );

    /// <summary>Null: it is not what was kept.</summary>
    public Revision? ToRevision() =>
        CommandId.TryParse(Id, out var id)
            ? new Revision(
                new RevisionInfo(Number, ContentHash.Of(Content), Content.Length, new ChangeStamp(id, Who, When)),
                Content
            )
            : null;
}
