namespace Supervisor.Runtimes.Probing;

/// <summary>How much a prober does at a time; what is beyond waits: connections first come, first served, programs by groups.</summary>
/// <param name="Connections">Each costs a descriptor and a few kilobytes.</param>
/// <param name="Programs">Each costs a process, and its start some milliseconds of a core.</param>
public sealed record ProberLimits(int Connections, int Programs)
{
    public static ProberLimits Usual { get; } = new(Connections: 128, Programs: 8);
}
