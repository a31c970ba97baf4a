using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Holding;

namespace Supervisor.Guard.Storage;

/// <summary>The guard's state files. Every name in them stands at its property.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkloadRecord))]
[JsonSerializable(typeof(HoldRecord))]
[JsonSerializable(typeof(IReadOnlyList<WorkloadOutput>))]
internal sealed partial class RecordJson : JsonSerializerContext;
