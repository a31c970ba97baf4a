using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>A command that is run in the container after its start or before its stop.</summary>
public sealed record HookModel(ValueList<string> Command)
{
    public string? User { get; init; }

    public bool Privileged { get; init; }

    public string? WorkingDirectory { get; init; }

    public ValueMap<string?> Environment { get; init; } = ValueMap<string?>.Empty;
}
