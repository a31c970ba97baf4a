using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

public sealed record SecuritySettings
{
    public bool Privileged { get; init; }

    public bool ReadOnlyRoot { get; init; }

    public ValueList<string> CapAdd { get; init; } = [];

    public ValueList<string> CapDrop { get; init; } = [];

    public ValueList<string> SecurityOptions { get; init; } = [];

    public ValueList<string> GroupAdd { get; init; } = [];
}
