using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Definitions;

/// <summary>What runs an agent. One of them may be out of reach while the other works on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuntimeKind>))]
public enum RuntimeKind
{
    /// <summary>The guard, as the parent of processes of the host.</summary>
    [JsonStringEnumMemberName("processes")]
    Processes,

    /// <summary>An engine such as Docker's, and what is run within its containers.</summary>
    [JsonStringEnumMemberName("containers")]
    Containers,
}
