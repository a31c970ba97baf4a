namespace Supervisor.Simulation.Hosts;

/// <summary>What a process does. All of it happens in the process, and so only while that lives.</summary>
internal interface IProgram
{
    void Begin(SimulatedProcess self);

    /// <summary>A signal that can be caught has come; one that is not heeded changes nothing.</summary>
    void OnSignal(SimulatedProcess self, int signal);
}
