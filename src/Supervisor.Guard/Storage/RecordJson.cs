using System.Text.Json.Serialization;

namespace Supervisor.Guard.Storage;

/// <summary>The guard's state files. Every name in them stands at its property.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkloadRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
