namespace Supervisor.TestKit.Machines.Lives;

/// <summary>An agent was alive although a later run of it had begun.</summary>
/// <param name="By">So long after the later one was born; what it says for the last time counts.</param>
internal sealed record Overlap(Life Earlier, Life Later, TimeSpan By)
{
    public override string ToString() => $"{Earlier} was alive {By.TotalMilliseconds:0} ms after {Later} was born";
}
