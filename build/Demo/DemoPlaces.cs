namespace Supervisor.Build.Demo;

/// <summary>Where the demo keeps what it makes: everything but its log is gone when it has ended.</summary>
/// <param name="name">Of its directory in the artifacts.</param>
/// <param name="overrides">The directory in <c>config</c> that holds what makes the demo of the shipped files.</param>
internal sealed class DemoPlaces(Repository repository, string name, string overrides)
{
    /// <summary>
    /// As files are named from the repository's root, where the daemon is started: the demo's overrides merged over the
    /// shipped files.
    /// </summary>
    public IReadOnlyList<string> Fleet { get; } =
    [$"config/mainpc.yaml+config/{overrides}/mainpc.yaml", $"config/pc2.yaml+config/{overrides}/pc2.yaml"];

    public Repository Repository => repository;

    public string Root => repository.Root;

    /// <summary>The daemon's data directory.</summary>
    public string Data => Path.Combine(repository.Artifacts, name);

    /// <summary>Where agents look for what they are told to do wrong; see docker/agents/agents/light.py.</summary>
    public string Orders => Path.Combine(Data, "orders");

    /// <summary>What the daemon says. It outlives the demo, for whoever wonders afterwards.</summary>
    public string Log => Path.Combine(repository.Artifacts, name + ".log");

    /// <summary>Held by the demo that runs; not in the data directory, which comes and goes meanwhile.</summary>
    public string Lock => Path.Combine(repository.Intermediate, name + ".lock");

    public string Daemon => repository.Program("supervisor");

    public string Pbm => repository.Program("pbm");

    /// <summary>As a person at the repository's root would type it.</summary>
    public string Short(string path) => Path.GetRelativePath(Root, path);
}
