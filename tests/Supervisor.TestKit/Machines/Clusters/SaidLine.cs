namespace Supervisor.TestKit.Machines.Clusters;

/// <param name="At">When it was read; a reading of the stopwatch.</param>
internal sealed record SaidLine(long At, string Text)
{
    public override string ToString() => Text;
}
