using System.Text;

namespace Supervisor.IntegrationTests.Fleet;

/// <summary>Makes an input a little other: at random, yet by the words and the lines of the language.</summary>
internal sealed class Mutator(Random chance)
{
    private const int Longest = 1 << 15;

    private static readonly string[] Words =
    [
        "services:\n",
        "  s: ",
        "include: ",
        "extends: ",
        "volumes: ",
        "environment: ",
        "depends_on: ",
        "x-supervisor: ",
        "agents: ",
        "<<: ",
        "*a",
        "&a ",
        "*b",
        "&b ",
        "!reset ",
        "!override ",
        "!!str ",
        "!!int ",
        "!x ",
        "${",
        "}",
        "$SET",
        "$NONE",
        "${SET:-",
        "${NONE:?",
        "${EMPTY:+",
        "$$",
        "{",
        "[",
        "]",
        ", ",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "# ",
        "\\",
        "\\x24",
        "~",
        "null",
        "%YAML 1.2\n",
        "? ",
        "@",
        "`",
        "\r\n",
        "\u2028",
        "\n#file over.yaml\n",
        "\n#file b.yaml\n",
        "\n#file .env\n",
        "b.yaml",
        "file: b.yaml",
        "service: s",
        "path: b.yaml",
        "build: ",
        "ports: ",
        "'80:80'",
        "./d:/d",
        "networks: ",
        "logging: ",
        "name: ",
        "profiles: [p]",
        "export ",
        "=",
        "\0",
        "ipam: {config: [{subnet: 1}]}",
        "extra_hosts: ",
        "ulimits: {a: 1}",
        "0777",
        "1e3",
        "\u00e9",
        "\U0001F389",
    ];

    public byte[] Mutate(byte[] input, IReadOnlyList<byte[]> others)
    {
        var result = input;
        for (var steps = 1 << chance.Next(4); steps > 0; steps--)
        {
            result = Step(result, others);
        }

        return result.Length > Longest ? result[..Longest] : result;
    }

    private byte[] Step(byte[] input, IReadOnlyList<byte[]> others) =>
        chance.Next(9) switch
        {
            0 => Replace(input, 1, [(byte)chance.Next(256)]),
            1 => Replace(input, 0, Word()),
            2 => Replace(input, chance.Next(8), Word()),
            3 => Replace(input, chance.Next(32), []),
            4 => Replace(input, 0, Slice(input, 64)),
            5 => Replace(input, 0, Slice(others[chance.Next(others.Count)], 256)),
            6 => Splice(input, others[chance.Next(others.Count)]),
            7 => Lines(input, static (lines, at) => lines.RemoveAt(at)),
            _ => Lines(input, (lines, at) => lines.Insert(chance.Next(lines.Count), Indented(lines[at]))),
        };

    private byte[] Word() => Encoding.UTF8.GetBytes(Words[chance.Next(Words.Length)]);

    private byte[] Replace(byte[] input, int length, byte[] by)
    {
        var at = chance.Next(input.Length + 1);
        return [.. input[..at], .. by, .. input[Math.Min(input.Length, at + length)..]];
    }

    private byte[] Slice(byte[] input, int longest)
    {
        var start = chance.Next(input.Length + 1);
        return input[start..Math.Min(input.Length, start + chance.Next(longest))];
    }

    private byte[] Splice(byte[] input, byte[] other) =>
        [.. input[..chance.Next(input.Length + 1)], .. other[chance.Next(other.Length + 1)..]];

    private string Indented(string line) =>
        chance.Next(3) switch
        {
            0 => "  " + line,
            1 => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line,
            _ => line,
        };

    private byte[] Lines(byte[] input, Action<List<string>, int> change)
    {
        // Latin-1 keeps every byte, whatever it means.
        var lines = Encoding.Latin1.GetString(input).Split('\n').ToList();
        change(lines, chance.Next(lines.Count));
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }
}
