using System.Globalization;
using Supervisor.Simulation.Plants;

namespace Supervisor.Simulation.Runs;

/// <summary>What is to be simulated.</summary>
internal sealed record SimulateOptions
{
    internal const string Nodes = "nodes";
    internal const string Fleet = "fleet";
    internal const string Containers = "containers";
    internal const string Owners = "owners";
    internal const string Cluster = "cluster";

    private const ulong DefaultCount = 200;

    /// <summary>The run ends with the first that finds it, and some are rare.</summary>
    private const ulong DefaultCountForAPlant = 2000;

    private readonly ulong? _count;

    internal ulong First { get; init; } = 1;

    internal ulong Count
    {
        get => _count ?? (Plant is Plant.None ? DefaultCount : DefaultCountForAPlant);
        init => _count = value;
    }

    internal Plant Plant { get; init; }

    /// <summary>Empty: all worlds.</summary>
    internal string World { get; init; } = "";

    internal bool ShowsHashes { get; private init; }

    /// <summary>Prints everything that happens.</summary>
    internal bool TracesAll { get; private init; }

    /// <summary>After a violated seed as well.</summary>
    internal bool KeepsGoing { get; private init; }

    /// <summary>One seed alone was asked for, most likely because it failed.</summary>
    internal bool IsReplay { get; private init; }

    /// <summary>There are too few seeds to reach each rare situation whatever they are.</summary>
    internal bool MayLackRare { get; init; }

    internal string PlantSwitch { get; init; } = "";

    internal IEnumerable<ulong> Seeds
    {
        get
        {
            for (var i = 0UL; i < Count; i++)
            {
                yield return First + i;
            }
        }
    }

    internal bool Holds(string world) => World.Length == 0 || World == world;

    /// <summary>Null when the words make no sense, and then why.</summary>
    internal static SimulateOptions? Parse(ReadOnlySpan<string> words, out string error)
    {
        var options = new SimulateOptions();
        error = "";
        while (words.Length > 0 && error.Length == 0)
        {
            var isFlag = words[0] is "--hashes" or "--trace" or "--keep-going";
            options = isFlag ? options.With(words[0]) : options.With(words, out error);
            words = words[Math.Min(words.Length, isFlag ? 1 : 2)..];
        }

        return error.Length == 0 ? options : null;
    }

    private SimulateOptions With(string flag) =>
        flag switch
        {
            "--hashes" => this with { ShowsHashes = true },
            "--trace" => this with { TracesAll = true },
            _ => this with { KeepsGoing = true },
        };

    private SimulateOptions With(ReadOnlySpan<string> words, out string error)
    {
        error = "";
        var value = words.Length > 1 ? words[1] : "";
        switch (words[0])
        {
            case "--seeds" when TryNumber(value, out var count) && count > 0:
                return this with { Count = count };
            case "--seed" when TryNumber(value, out var seed):
                return this with { First = seed, Count = 1, IsReplay = true };
            case "--from" when TryNumber(value, out var from):
                return this with { First = from };
            case "--world" when value is Nodes or Fleet or Containers or Owners or Cluster:
                return this with { World = value };
            case "--plant" when PlantNames.TryParse(value, out var plant):
                return this with { Plant = plant, PlantSwitch = $" --plant {value}" };
            case "--plant":
                error = $"There is no bug named '{value}' to plant: choose one of {string.Join(", ", PlantNames.All)}.";
                return this;
            default:
                error =
                    $"'{string.Join(' ', words[..Math.Min(2, words.Length)])}' cannot be simulated: give --seeds N, "
                    + "--seed S, --from S, --world nodes|fleet|containers|owners|cluster, --plant BUG, --keep-going, --hashes or --trace; --help says what each means.";
                return this;
        }
    }

    private static bool TryNumber(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
