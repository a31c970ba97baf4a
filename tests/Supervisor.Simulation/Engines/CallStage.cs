namespace Supervisor.Simulation.Engines;

/// <summary>How far a request has come.</summary>
internal enum CallStage
{
    /// <summary>It has reached the engine.</summary>
    Taken,

    /// <summary>The engine has done what it was asked for, and has not answered yet.</summary>
    Done,
}
