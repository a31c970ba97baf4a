using System.Text;
using System.Text.Json;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A fleet of one group whose agents sleep, and are ready as soon as they run.</summary>
internal static class SleeperFleet
{
    /// <returns>The file's path.</returns>
    public static string Write(Scratch scratch, params string[] agents)
    {
        var text = new StringBuilder("services:\n  sleepers:\n    x-supervisor:\n      agents:\n");
        foreach (var agent in agents)
        {
            text.Append($"        {agent}: {{ command: [sh, -c, 'echo ready >&3; exec sleep 600'], probe: off }}\n");
        }

        var path = scratch.File("fleet.yaml");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    /// <summary>The process of each agent that runs, by its name.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ProcessesAsync(Scratch scratch)
    {
        var result = await PbmProgram.RunAsync(scratch, "agent", "list", "-o", "json");
        using var json = JsonDocument.Parse(result.Out);
        return json
            .RootElement.EnumerateArray()
            .Where(agent => agent.GetProperty("pid").ValueKind == JsonValueKind.Number)
            .ToDictionary(
                agent => agent.GetProperty("name").GetString()!,
                agent => agent.GetProperty("pid").GetInt32(),
                StringComparer.Ordinal
            );
    }
}
