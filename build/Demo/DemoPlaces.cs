namespace Supervisor.Build.Demo;

/// <summary>Where the demo keeps what it makes: everything but its logs is gone when it has ended.</summary>
/// <param name="name">Of its directory in the artifacts.</param>
/// <param name="fleet">The fleet's files, as they are named from the repository's root, where the daemons are started.</param>
internal sealed class DemoPlaces(Repository repository, string name, params IReadOnlyList<string> fleet)
{
    public IReadOnlyList<string> Fleet => fleet;

    public Repository Repository => repository;

    public string Root => repository.Root;

    /// <summary>Everything; of a demo of one node, its data directory.</summary>
    public string Data => Path.Combine(repository.Artifacts, name);

    /// <summary>Where agents look for what they are told to do wrong; see docker/agents/agents/light.py.</summary>
    public string Orders => Path.Combine(Data, "orders");

    /// <summary>Held by the demo that runs; not in the data directory, which comes and goes meanwhile.</summary>
    public string Lock => Path.Combine(repository.Intermediate, name + ".lock");

    public string Daemon => repository.Program("supervisor");

    public string Pbm => repository.Program("pbm");

    /// <summary>What a daemon says.</summary>
    /// <param name="node">Null: there is only one.</param>
    public string LogOf(string? node = null) =>
        Path.Combine(repository.Artifacts, node is null ? $"{name}.log" : $"{name}-{node}.log");

    /// <summary>As a person at the repository's root would type it.</summary>
    public string Short(string path) => Path.GetRelativePath(Root, path);

    /// <summary>A shipped file with the overrides that make the demo of it.</summary>
    public static string Overridden(string file, params IEnumerable<string> directories) =>
        string.Join(
            '+',
            directories.Select(directory => $"config/{directory}/{file}.yaml").Prepend($"config/{file}.yaml")
        );
}
