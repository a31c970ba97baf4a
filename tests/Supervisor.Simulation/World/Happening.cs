namespace Supervisor.Simulation.World;

/// <summary>Something that is going to happen, unless it is cancelled before.</summary>
internal sealed class Happening(Action action)
{
    internal Action? Action { get; private set; } = action;

    internal void Cancel() => Action = null;
}
