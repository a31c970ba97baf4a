namespace Supervisor.Runtimes.Probing.Places;

/// <summary>Where a program is asked from: what is its own host to it must be the prober's own host, too.</summary>
public abstract record ProbePlace
{
    private ProbePlace() { }

    /// <summary>The machine.</summary>
    public sealed record Host : ProbePlace;

    /// <summary>A network name space that the machine can see; commands still run on the machine.</summary>
    /// <param name="Pid">Of any process in it, by the machine's numbers.</param>
    public sealed record Network(int Pid) : ProbePlace;

    /// <summary>Connections are made from the container's network name space, commands run in the container.</summary>
    /// <param name="Pid">Of any process in it, by the machine's numbers; 0 where the machine cannot see it.</param>
    public sealed record Container(string Id, int Pid, IContainerCommands Commands) : ProbePlace;

    /// <summary>It cannot be asked at all now.</summary>
    /// <param name="Reason">As part of a sentence, such as <c>its container does not run</c>.</param>
    public sealed record Nowhere(string Reason) : ProbePlace;
}
