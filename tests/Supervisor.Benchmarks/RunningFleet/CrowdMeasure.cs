namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>
/// The same as of 77 agents, of 5,000: what grows faster than the number of agents shows here. One fleet serves for all of
/// it, one measurement after the other.
/// </summary>
internal sealed class CrowdMeasure
{
    private const int Agents = 5_000;
    private const int Speakers = 64;
    private const int Dependents = 36;
    private const int Sleepers = Agents - Speakers - Dependents;
    private const int Killed = 77;

    private readonly Lazy<Task<IReadOnlyDictionary<string, double>>> _results;

    public CrowdMeasure(string directory) => _results = new(() => MeasureAsync(directory));

    public async Task<double> OfAsync(string key) => (await _results.Value)[key];

    private static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(string directory)
    {
        var results = new Dictionary<string, double>(StringComparer.Ordinal);
        var (program, dependent) = (ExecWatch.CopyOfSleep(directory), ExecWatch.CopyOfSleep(directory));
        var fleet = new FleetText().Speakers(Speakers).Dependents(Dependents, dependent).Sleepers(Sleepers, program);
        await using var daemon = MeasuredDaemon.Start(directory, fleet);
        var agents = await daemon.SeeAsync(seen =>
            seen.Count(agent => agent.IsReady) == Sleepers && AgentVoices.AreUp(seen, Speakers)
        );
        results["boot_5000_s"] = (agents.Max(agent => agent.Since) - daemon.Began).TotalSeconds;
        (results["rest_cpu_percent_5000"], results["rest_pss_mb_5000"]) = await RestMeasure.OfAsync(daemon);
        results["pbm_list_ms_5000"] = await ListMeasure.MillisecondsAsync(daemon, Agents);

        var sleepers = agents.Where(agent => agent.IsReady).Take(Killed);
        results["respawn_ms_5000"] = await RespawnMeasure.MillisecondsAsync(sleepers, program);
        results["dependent_start_ms_5000"] = await DependentMeasure.MillisecondsAsync(
            daemon,
            agents,
            Dependents,
            dependent
        );
        var times = await ReadyMeasure.TimesAsync(daemon, agents);
        results["ready_per_s_5000"] = ReadyMeasure.PerSecond(times);
        results["ready_p99_ms_5000"] = ReadyMeasure.SlowestHundredth(times);

        var settled = await SettledAsync(daemon);
        results["adopt_ms_5000"] = await AdoptMeasure.MillisecondsAsync(daemon, settled);
        return results;
    }

    /// <summary>All that was killed is up again, and everything is in the list as it stays.</summary>
    private static async Task<IReadOnlyList<ListedAgent>> SettledAsync(MeasuredDaemon daemon)
    {
        await MeasuredDaemon.SettleAsync();
        return await daemon.ReadyAsync(Sleepers + Dependents);
    }
}
