using System.Globalization;
using System.Text;
using Supervisor.Benchmarks.RunningFleet;

namespace Supervisor.Benchmarks.Containers;

/// <summary>From the engine's word that a container has died to its word that it runs again.</summary>
internal static class RestartMeasure
{
    private const int Containers = 12;
    private const string Waits = "while :; do sleep 1000; done";

    /// <summary>What an engine starts again by itself has to have run for so long.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10.5);

    /// <summary>From the call to the engine's word, of one that has run and was stopped.</summary>
    public static async Task<double> BareAsync()
    {
        await using var engine = await MeasuredEngine.StartAsync();
        return await BareAsync(engine);
    }

    /// <summary>By the engine's own <c>restart: always</c>.</summary>
    public static async Task<double> ByEngineAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        await ComposePeer.UpAsync(engine, directory, Services(engine.Image));
        await Task.Delay(LongEnough);
        return await KillEachAsync(engine, await engine.ContainersAsync());
    }

    /// <summary>By the daemon, less what the same engine takes for a bare start in the same minute.</summary>
    public static async Task<double> OverEngineAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        await using var daemon = engine.Run(directory, Services(engine.Image));
        await daemon.ReadyAsync(Containers);
        await MeasuredDaemon.SettleAsync();
        var restarts = await KillEachAsync(engine, await engine.ContainersAsync());
        return restarts - await BareAsync(engine);
    }

    private static async Task<double> BareAsync(MeasuredEngine engine)
    {
        await using var events = await ContainerEvents.OpenAsync(engine.Client);
        var container = await engine.CreateAsync(Waits);
        var times = new List<double>();
        for (var i = 0; i <= Containers; i++)
        {
            var began = DateTimeOffset.UtcNow;
            MeasuredEngine.Must(await engine.Client.Containers.StartAsync(container, CancellationToken.None));
            times.Add((await events.NextAsync(container, "start") - began).TotalMilliseconds);
            MeasuredEngine.Must(await engine.Client.Containers.KillAsync(container, "SIGKILL", CancellationToken.None));
            await events.NextAsync(container, "die");
        }

        // The first was no start of one that had run.
        return Median.Of(times.Skip(1));
    }

    /// <summary>Its process, since what is killed by a call to the engine counts as stopped. Each once: a second restart may wait.</summary>
    private static async Task<double> KillEachAsync(MeasuredEngine engine, IReadOnlyList<string> containers)
    {
        await using var events = await ContainerEvents.OpenAsync(engine.Client);
        var times = new List<double>();
        foreach (var id in containers)
        {
            var facts = MeasuredEngine.Must(await engine.Client.Containers.InspectAsync(id, CancellationToken.None));
            using var victim = Victim.InContainer(facts.State!.Pid, facts.Id);
            victim.Kill();
            var died = await events.NextAsync(facts.Id, "die");
            times.Add((await events.NextAsync(facts.Id, "start") - died).TotalMilliseconds);
        }

        return Median.Of(times);
    }

    private static string Services(string image)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Containers; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  s{i}: {{ image: \"{image}\", command: [sh, -c, \"{Waits}\"], network_mode: none, restart: always }}\n"
            );
        }

        return text.ToString();
    }
}
