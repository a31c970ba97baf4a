using System.Text;
using Supervisor.Fleet.Bundles;

namespace Supervisor.Tests.Node.Fleets.Parts;

/// <summary>Fleets as operators send them; every machine has its files at the same paths.</summary>
internal static class FleetTexts
{
    private const string Folder = "/fleet/";

    /// <summary>Groups of one agent each, which has the group's name.</summary>
    public static string Of(params string[] groups) =>
        $"services: {{ {string.Join(", ", groups.Select(group => $"{group}: {{ x-supervisor: {{ agents: {{ {group}: {{ command: [run] }} }} }} }}"))} }}";

    public static string For(string node, params string[] groups) => $"x-supervisor: {{ node: {node} }}\n{Of(groups)}";

    public static string Movable(string node, string group, string command = "run") =>
        $"x-supervisor: {{ node: {node} }}\n"
        + $"services: {{ {group}: {{ x-supervisor: {{ placement: {{ movable: {{}} }}, agents: {{ {group}: {{ command: [{command}] }} }} }} }} }}";

    /// <summary>A file with both: what is pinned to its node, and what may move.</summary>
    /// <param name="runs">The command of the pinned group.</param>
    /// <param name="moves">The command of the other.</param>
    public static string Mixed(string node, string pinned, string movable, string runs = "run", string moves = "run") =>
        $$"""
            x-supervisor: { node: {{node}} }
            services:
              {{pinned}}: { x-supervisor: { agents: { {{pinned}}: { command: [{{runs}}] } } } }
              {{movable}}:
                x-supervisor: { placement: { movable: {} }, agents: { {{movable}}: { command: [{{moves}}] } } }
            """;

    /// <summary>A container that is given a secret file and a variable of the one who applies it.</summary>
    public static string Container(string group) =>
        $$"""
            services:
              {{group}}:
                image: web:1
                environment: { PASSWORD: "${PASSWORD}" }
                secrets: [key]
            secrets: { key: { file: ./key.yaml } }
            """;

    /// <param name="secret">What a machine's secret file and its variable hold.</param>
    public static FleetBundle Bundle(string secret, params string[] texts)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Folder + "key.yaml"] = Encoding.UTF8.GetBytes(secret),
        };
        var projects = new List<IReadOnlyList<string>>();
        foreach (var (index, text) in texts.Index())
        {
            var path = $"{Folder}fleet{index}.yaml";
            files[path] = Encoding.UTF8.GetBytes(text);
            projects.Add([path]);
        }

        return new FleetBundle(
            FleetBundle.CurrentVersion,
            projects,
            Node: null,
            [],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PASSWORD"] = secret },
            files
        )
        {
            Contents = [Folder + "key.yaml"],
        };
    }
}
