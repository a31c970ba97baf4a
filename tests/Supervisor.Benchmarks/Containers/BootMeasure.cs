using System.Globalization;
using System.Text;

namespace Supervisor.Benchmarks.Containers;

/// <summary>
/// Twelve services with health checks, each but the first needing another to be healthy, four deep: from the start of the first
/// container to the health of the last, by the daemon and by Debian's docker-compose of the same file.
/// </summary>
internal static class BootMeasure
{
    private const int Containers = 12;
    private const int Children = 3;

    public static async Task<double> OverComposeAsync(string directory) =>
        await ByDaemonAsync(directory) / await ByComposeAsync(directory);

    private static async Task<double> ByDaemonAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        await using var events = await ContainerEvents.OpenAsync(engine.Client);
        await using var daemon = engine.Run(directory, Services(engine.Image));
        return await UntilHealthyAsync(events);
    }

    private static async Task<double> ByComposeAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        await using var events = await ContainerEvents.OpenAsync(engine.Client);
        var up = ComposePeer.UpAsync(engine, directory, Services(engine.Image));
        var time = await UntilHealthyAsync(events);
        await up;
        return time;
    }

    private static async Task<double> UntilHealthyAsync(ContainerEvents events)
    {
        DateTimeOffset? began = null;
        var healthy = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var heard = await events.NextAsync();
            began ??= heard.Word == "start" ? heard.Moment : null;
            if (
                heard.Action == "health_status: healthy"
                && healthy.Add(heard.Actor!.Id!)
                && healthy.Count == Containers
            )
            {
                return (heard.Moment - began!.Value).TotalMilliseconds;
            }
        }
    }

    private static string Services(string image)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Containers; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                  s{{i}}:
                    image: "{{image}}"
                    command: [sleep, "100000"]
                    stop_grace_period: 0s
                    healthcheck: { test: [CMD, "true"], interval: 500ms, timeout: 5s, retries: 3 }

                """
            );
            if (i > 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    depends_on: {{ s{(i - 1) / Children}: {{ condition: service_healthy }} }}\n"
                );
            }
        }

        return text.ToString();
    }
}
