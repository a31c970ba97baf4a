using System.Text.Json.Serialization;
using Supervisor.Contracts.Guarding.Messages;

namespace Supervisor.Contracts.Guarding;

/// <summary>All that passes over the guard's socket. Every name on the wire stands at its property, never here.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GuardRequest))]
[JsonSerializable(typeof(GuardMessage))]
public sealed partial class GuardJson : JsonSerializerContext;
