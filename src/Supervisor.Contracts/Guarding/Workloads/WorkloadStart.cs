using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Workloads;

/// <summary>All that the guard has to know to start a process. It adds nothing to the environment but its own mark.</summary>
/// <param name="Command">The program, looked for in the workload's own PATH when it has no slash, and its arguments.</param>
/// <param name="Environment">The whole of it: nothing is inherited from the guard.</param>
/// <param name="Umask">As a number, 18 for the usual 022.</param>
/// <param name="NotifyDescriptor">The number under which the process finds a descriptor to say in one line that it is ready.</param>
/// <param name="Leash">Null for what runs until somebody stops it.</param>
public sealed record WorkloadStart(
    [property: JsonPropertyName("name")] WorkloadName Name,
    [property: JsonPropertyName("command")] IReadOnlyList<string> Command,
    [property: JsonPropertyName("environment")] IReadOnlyDictionary<string, string> Environment,
    [property: JsonPropertyName("directory")] string Directory,
    [property: JsonPropertyName("output")] WorkloadOutput Output,
    [property: JsonPropertyName("user")] WorkloadUser? User = null,
    [property: JsonPropertyName("umask")] int Umask = WorkloadStart.UsualUmask,
    [property: JsonPropertyName("limits")] WorkloadLimits? Limits = null,
    [property: JsonPropertyName("rlimits")] IReadOnlyList<ResourceLimit>? ResourceLimits = null,
    [property: JsonPropertyName("notifyDescriptor")] int? NotifyDescriptor = null,
    [property: JsonPropertyName("leash")] BootTime? Leash = null
)
{
    /// <summary>022: others may read and not write.</summary>
    public const int UsualUmask = 0x12;
}
