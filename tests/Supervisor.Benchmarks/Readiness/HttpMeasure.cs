using System.Diagnostics;
using Supervisor.Contracts.Readiness;

namespace Supervisor.Benchmarks.Readiness;

/// <summary>64 connections, each to an agent of its own, each saying <c>ready</c> again when the last was answered.</summary>
internal static class HttpMeasure
{
    private const int Connections = 64;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static async Task<double> WordsPerSecondAsync(string directory) =>
        (await TimesAsync(directory)).Count / Duration.TotalSeconds;

    /// <summary>In milliseconds: what 99 of 100 words stay below.</summary>
    public static async Task<double> SlowestHundredthAsync(string directory)
    {
        var times = await TimesAsync(directory);
        times.Sort();
        return Stopwatch.GetElapsedTime(0, times[times.Count * 99 / 100]).TotalMilliseconds;
    }

    private static async Task<List<long>> TimesAsync(string directory)
    {
        await using var agents = await MeasuredAgents.StartAsync(directory);
        var clients = new List<WordClient>();
        for (var number = 0; number < Connections; number++)
        {
            var variables = await agents.OpenAsync(number);
            clients.Add(new WordClient(variables[AgentVariables.Socket], variables[AgentVariables.Agent]));
        }

        var times = await Task.WhenAll(clients.Select(client => client.SayAsync(Duration)));
        clients.ForEach(client => client.Dispose());
        return [.. times.SelectMany(each => each)];
    }
}
