using Supervisor.Actors.Dispatching;

namespace Supervisor.Simulation.Machines;

/// <summary>A turn of an actor, and the process that it would run in.</summary>
internal readonly record struct DaemonTurn(Daemon Daemon, ITurn Turn)
{
    internal void Run() => Daemon.Run(Turn);
}
