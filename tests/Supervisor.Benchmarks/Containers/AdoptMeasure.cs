using System.Globalization;
using System.Text;

namespace Supervisor.Benchmarks.Containers;

/// <summary>How long twelve containers are without a daemon that knows them, when it is killed and started again at once.</summary>
internal static class AdoptMeasure
{
    private const int Containers = 12;

    public static async Task<double> MillisecondsAsync(string directory)
    {
        await using var engine = await MeasuredEngine.StartAsync();
        var services = new StringBuilder();
        for (var i = 0; i < Containers; i++)
        {
            services.Append(
                CultureInfo.InvariantCulture,
                $"  s{i}: {{ image: \"{engine.Image}\", command: [sleep, \"100000\"], network_mode: none, stop_grace_period: 0s }}\n"
            );
        }

        await using var daemon = engine.Run(directory, services.ToString());
        return await RunningFleet.AdoptMeasure.MillisecondsAsync(daemon, await daemon.ReadyAsync(Containers));
    }
}
