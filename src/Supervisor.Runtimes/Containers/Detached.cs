using Supervisor.Runtimes.Faults;

namespace Supervisor.Runtimes.Containers;

/// <summary>
/// Work that is begun and not waited for: off to the thread pool at once, as by <see cref="Task.Run(Func{Task})"/>; but where
/// somebody keeps all work to a thread of his own, it stays with him.
/// </summary>
internal static class Detached
{
    /// <returns>Ends without a fault: what nobody has foreseen is told.</returns>
    /// <param name="name">What it does, as <see cref="WorkFaults.Tell"/> takes it.</param>
    public static async Task Run(WorkFaults faults, string name, Func<Task> work)
    {
        await Task.Yield();
        await RunHereAsync(faults, name, work);
    }

    /// <summary>As a step of such work, after which others follow whatever becomes of it.</summary>
    public static async Task RunHereAsync(WorkFaults faults, string name, Func<Task> work)
    {
        try
        {
            await work();
            faults.Over(name);
        }
        catch (Exception fault)
        {
            faults.Tell(name, fault);
        }
    }
}
