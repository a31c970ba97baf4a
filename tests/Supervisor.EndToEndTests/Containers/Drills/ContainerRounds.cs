using System.Globalization;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Fleets;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>
/// Somebody dies, at rest or at a moment of a restart. Afterwards the machine is looked at: one process of each agent, born
/// once; never two at once; as many containers as there should be; and nobody charged for what another did.
/// </summary>
internal sealed class ContainerRounds(EngineWorld world, Action<string> say)
{
    private readonly string[] _all = [EngineWorld.Holder, .. world.Agents];

    /// <summary>Kills one while nothing else happens.</summary>
    /// <param name="charged">Whose failure that is; all others are charged nothing.</param>
    public async Task AtRestAsync(string victim, Func<Task> killAsync, params string[] charged)
    {
        var before = await world.AllReadyAsync("the last round");
        await killAsync();
        await CheckAsync(victim, before, charged, isCertain: true);
    }

    /// <summary>Kills an agent's container, and another so long after it, while it is being started again.</summary>
    /// <param name="endsContainers">Whoever is killed takes containers along, so whose end that of this one was is open.</param>
    public async Task AmidRestartAsync(string victim, TimeSpan after, Func<Task> killAsync, bool endsContainers = false)
    {
        var before = await world.AllReadyAsync("the last round");
        await world.KillContainerAsync(EngineWorld.Solo);
        await Task.Delay(after);
        await killAsync();
        var when = string.Create(CultureInfo.InvariantCulture, $"{victim} {after.TotalMilliseconds} ms into a restart");
        await CheckAsync(when, before, [EngineWorld.Solo], isCertain: !endsContainers);
    }

    /// <summary>Kills the daemon at a step of the restart of all.</summary>
    /// <returns>Whether it was killed; if not, a restart has no such step.</returns>
    public async Task<bool> DaemonAtAsync(KillStep step)
    {
        var before = await world.AllReadyAsync("the last round");
        await using (await Tracing.KillAtAsync(world.Fleet.Daemon.ProcessId, step, allThreads: true))
        {
            await world.KillContainerAsync(EngineWorld.Solo);
            await world.KillContainerAsync("platform");
            await Task.WhenAny(world.Fleet.Daemon.EndAsync(), world.BornAgainAsync(before));
        }

        var wasKilled = !world.Fleet.Daemon.IsRunning;
        if (wasKilled)
        {
            await world.Fleet.StartDaemonAsync();
        }

        var when = wasKilled ? $"the daemon at {step}" : $"nobody, for there is no {step}";
        await CheckAsync(when, before, [EngineWorld.Solo, EngineWorld.Holder], isCertain: true);
        return wasKilled;
    }

    private async Task CheckAsync(
        string victim,
        IReadOnlyDictionary<string, JsonElement> before,
        IReadOnlyList<string> charged,
        bool isCertain
    )
    {
        await world.ChangedAsync(before, charged, $"killing {victim}");
        var after = await world.AllReadyAsync($"killing {victim}");
        world.Recorder.Doubles.ShouldBeEmpty(victim);
        world.Recorder.Births.ShouldBeUnique(victim);
        (await world.ContainersAsync()).ShouldBe(2, victim);
        foreach (var agent in _all)
        {
            var spent = Restarts(after[agent]) - Restarts(before[agent]);
            var due = charged.Contains(agent, StringComparer.Ordinal) ? 1 : 0;
            // An engine that is killed amid a start may refuse the next one, and that is a failure of its own.
            spent.ShouldBeInRange(
                isCertain ? due : 0,
                isCertain ? due : 2 * due,
                $"restarts charged to {agent} for {victim}"
            );
        }

        say(
            $"{victim} was killed: {string.Join(", ", _all.Select(agent => Told(agent, before[agent], after[agent])))}"
        );
    }

    private static string Told(string agent, JsonElement before, JsonElement after)
    {
        var (old, now) = (FleetWorld.Text(before, "incarnation"), FleetWorld.Text(after, "incarnation"));
        return old == now
            ? $"{agent} runs on"
            : $"{agent} {old} -> {now} ({Restarts(after) - Restarts(before)} charged)";
    }

    private static int Restarts(JsonElement row) => row.GetProperty("restarts").GetInt32();
}
