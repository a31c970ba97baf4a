namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// What a container has left on this machine, whatever its engine knows of it: an engine that was killed, or gave up, may have lost
/// sight of what it had begun.
/// </summary>
internal interface IContainerRemains
{
    /// <param name="container">Its id.</param>
    /// <returns>Whether anything of it lives.</returns>
    bool Live(string container);

    /// <summary>Kills all that lives of it.</summary>
    /// <returns>Whether there was anything.</returns>
    bool End(string container);
}
