using Supervisor.Node.Composition;

namespace Supervisor.Simulation.Machines;

/// <summary>What happens when a daemon starts on a machine.</summary>
internal interface IBoot
{
    /// <summary>The daemon's own composition, on the machine's ports.</summary>
    NodeComposition Compose(Machine machine, Daemon daemon);

    /// <summary>Gives the new daemon its work.</summary>
    void Populate(Machine machine, Daemon daemon);

    /// <summary>What the host does before it stops the node.</summary>
    void TakeLeave(Machine machine, Daemon daemon, Action then) => then();
}
