using System.Text;

namespace Supervisor.Benchmarks.FleetFile;

/// <summary>A fleet as the users' own, only more of it: groups of twenty agents that need each other across groups.</summary>
internal static class LargeFleet
{
    private const int AgentsOfAGroup = 20;

    public static string Write(string directory, int agents)
    {
        var text = new StringBuilder("x-supervisor: { version: 1, node: farm }\nservices:\n");
        for (var agent = 0; agent < agents; agent++)
        {
            if (agent % AgentsOfAGroup == 0)
            {
                WriteGroup(text, agent / AgentsOfAGroup);
            }

            WriteAgent(text, agent);
        }

        var path = Path.Combine(directory, "large.yaml");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static void WriteGroup(StringBuilder text, int group) =>
        text.AppendLine($"  group-{group}:")
            .AppendLine("    image: local/group:1")
            .AppendLine("    command: [sleep, infinity]")
            .AppendLine("    init: true")
            .AppendLine($"    environment: {{ ROLE: group-{group}, LEVEL: \"${{LEVEL:-info}}\" }}")
            .AppendLine($"    ports: [\"{10_000 + group}:8000\"]")
            .AppendLine("    x-supervisor:")
            .AppendLine("      agents:");

    private static void WriteAgent(StringBuilder text, int agent)
    {
        var port = 7000 + (agent % AgentsOfAGroup);
        text.AppendLine($"        Agent{agent}:")
            .AppendLine($"          command: [python3, -m, agent{agent}]")
            .AppendLine($"          port: {port}")
            .AppendLine($"          probe: {{ http: \":{port + 1000}/health\" }}");
        if (agent >= AgentsOfAGroup)
        {
            text.AppendLine($"          needs: [Agent{agent - AgentsOfAGroup}, Agent{agent / 2}]");
        }
    }
}
