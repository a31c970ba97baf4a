using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Supervision.Ports.Links;

/// <summary>One kind of message between nodes.</summary>
/// <param name="Name">On the wire; never another's, never changed.</param>
/// <param name="Shape">Members are only ever added, so that nodes of two versions understand each other.</param>
public sealed record LaneDefinition<TMessage>(string Name, JsonTypeInfo<TMessage> Shape)
    where TMessage : class;
