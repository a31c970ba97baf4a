namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>
/// A fleet whose agents take a known time each to become ready and need each other in layers: no supervisor can bring it up
/// faster than its longest chain.
/// </summary>
internal static class BootMeasure
{
    private const int Agents = 77;
    private const int Layer = 6;
    private const double LeastChain = 10;

    /// <summary>From the start of the daemon until the last is ready, as a multiple of the longest chain.</summary>
    public static async Task<double> OverChainAsync(string directory)
    {
        var fleet = new FleetText();
        var chain = Enumerable.Range(0, Agents).Aggregate(new double[Agents], (ends, agent) => Add(fleet, ends, agent));
        var longest = chain.Max();
        if (longest < LeastChain)
        {
            throw new InvalidOperationException($"The longest chain has only {longest} s.");
        }

        await using var daemon = MeasuredDaemon.Start(directory, fleet);
        // Whoever asks all the time takes from what is measured; each agent tells itself when it became ready.
        await Task.Delay(TimeSpan.FromSeconds(longest));
        var agents = await daemon.ReadyAsync(Agents);
        return (agents.Max(agent => agent.Since) - daemon.Began).TotalSeconds / longest;
    }

    /// <param name="ends">When each agent before it is ready at the earliest.</param>
    private static double[] Add(FleetText fleet, double[] ends, int agent)
    {
        var seconds = Math.Round(0.5 + 0.1 * (agent * 5 % 8), 1);
        int[] needs = agent < Layer ? [] : [NeedOf(agent, 0), NeedOf(agent, 2)];
        var names = string.Join(", ", needs.Select(need => $"Agent{need}"));
        // One that needs time, says so in one line, and then does nothing.
        var script = FormattableString.Invariant($"sleep {seconds}; echo ready >&3; exec sleep infinity");
        fleet.Add($"Agent{agent}", $"command: [sh, -c, '{script}'], ttl: 24h, needs: [{names}]");
        ends[agent] = needs.Select(need => ends[need]).DefaultIfEmpty().Max() + seconds;
        return ends;
    }

    private static int NeedOf(int agent, int further) => (agent / Layer - 1) * Layer + (agent + further) % Layer;
}
