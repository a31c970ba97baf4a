using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Events;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>Who is told how it goes with the engine, one thing after the other.</summary>
internal interface IEngineFollower
{
    /// <param name="session">Null: nobody needs an engine, and nothing of ours is in one.</param>
    void Connected(EngineSession? session);

    void Happened(EngineSession session, EngineEvent happened);

    /// <summary>Told once for each session, and for each attempt that led to none.</summary>
    void Disconnected(OperatorError why);

    /// <summary>Nobody has foreseen it. The session is lost, if there was one, and the next is looked for.</summary>
    void Faulted(Exception fault);
}
