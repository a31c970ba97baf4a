namespace Supervisor.Build.Demo;

/// <summary>Where the demo keeps what it makes: everything but its log is gone when it has ended.</summary>
internal sealed class DemoPlaces(Repository repository)
{
    /// <summary>
    /// As files are named from the repository's root, where the daemon is started: the demo's overrides merged over the
    /// shipped files.
    /// </summary>
    public static readonly string[] Fleet =
    [
        "config/mainpc.yaml+config/demo/mainpc.yaml",
        "config/pc2.yaml+config/demo/pc2.yaml",
    ];

    public string Root => repository.Root;

    /// <summary>The daemon's data directory.</summary>
    public string Data => Path.Combine(repository.Artifacts, "demo");

    /// <summary>Where the Python agents look for what they are told to do wrong; see config/demo/bin/agent.py.</summary>
    public string Orders => Path.Combine(Data, "orders");

    /// <summary>What the daemon says. It outlives the demo, for whoever wonders afterwards.</summary>
    public string Log => Path.Combine(repository.Artifacts, "demo.log");

    /// <summary>Held by the demo that runs; not in the data directory, which comes and goes meanwhile.</summary>
    public string Lock => Path.Combine(repository.Intermediate, "demo.lock");

    public string Daemon => repository.Program("supervisor");

    public string Pbm => repository.Program("pbm");

    /// <summary>As a person at the repository's root would type it.</summary>
    public string Short(string path) => Path.GetRelativePath(Root, path);
}
