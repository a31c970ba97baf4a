namespace Supervisor.Fleet.Diffing;

/// <summary>What a change means for what runs; of several the last counts.</summary>
public enum ChangeEffect
{
    /// <summary>What runs goes on; how it is supervised changes.</summary>
    Policy,

    /// <summary>The agent starts anew; its container is kept.</summary>
    RestartAgent,

    /// <summary>The definition of the container changed: a new one takes its place.</summary>
    NewContainer,

    Start,
    Stop,
}
