using System.Diagnostics;
using System.Globalization;
using System.Text;
using Supervisor.Benchmarks.RunningFleet;
using Supervisor.Runtimes.Docker.Exec;

namespace Supervisor.Benchmarks.Containers;

/// <summary>Agents within one container: from the death of one to the first thing that the next one does.</summary>
internal static class ExecMeasure
{
    private const int Agents = 16;
    private const string Program = "echo > /m/began; exec sleep 100000";

    /// <summary>From the call to the engine to the same first thing.</summary>
    public static async Task<double> BareAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        using var began = new Beginning(directory);
        var container = await engine.CreateAsync("while :; do sleep 1000; done", began.Directory);
        MeasuredEngine.Must(await engine.Client.Containers.StartAsync(container, CancellationToken.None));
        var times = new List<double>();
        for (var i = 0; i < Agents; i++)
        {
            var watch = Stopwatch.StartNew();
            var spec = new ExecSpec { Cmd = ["sh", "-c", Program] };
            var exec = MeasuredEngine.Must(
                await engine.Client.Exec.CreateAsync(container, spec, CancellationToken.None)
            );
            MeasuredEngine.Must(await engine.Client.Exec.StartAsync(exec.Id, CancellationToken.None));
            await began.NextAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Median.Of(times);
    }

    /// <summary>Each is killed once, since a second restart waits.</summary>
    public static async Task<double> RestartAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        using var began = new Beginning(directory);
        await using var daemon = engine.Run(directory, Service(engine.Image, began.Directory));
        var agents = await daemon.ReadyAsync(Agents);
        for (var i = 0; i < Agents; i++)
        {
            await began.NextAsync();
        }

        await MeasuredDaemon.SettleAsync();
        var container = (await engine.ContainersAsync()).Single();
        var times = new List<double>();
        foreach (var agent in agents.Where(agent => !agent.Address.IsHolder))
        {
            using var victim = Victim.InContainer(agent.Pid, container);
            var watch = Stopwatch.StartNew();
            victim.Kill();
            await began.NextAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Median.Of(times);
    }

    private static string Service(string image, string bind)
    {
        var text = new StringBuilder(
            $"  shared:\n    image: \"{image}\"\n    network_mode: none\n    stop_grace_period: 0s\n"
                + $"    command: [sleep, \"100000\"]\n    volumes: [\"{bind}:/m\"]\n    x-supervisor:\n      agents:\n"
        );
        for (var i = 0; i < Agents; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        A{i}: {{ command: [sh, -c, \"{Program}\"] }}\n");
        }

        return text.ToString();
    }
}
