namespace Supervisor.TestKit.Machines.Lives;

/// <summary>An agent was alive although another run of it had its place.</summary>
/// <param name="By">From the moment at which both had begun to the last word of the outdated one.</param>
internal sealed record Overlap(Life Outdated, Life Rightful, TimeSpan By)
{
    public override string ToString() =>
        $"{Outdated} was alive, up to {By.TotalMilliseconds:0} ms after it and {Rightful} had begun";
}
