namespace Supervisor.Supervision.Surroundings;

/// <summary>
/// The folder of a group whose agents are in a container: one on the machine, which the container has as <see cref="Inside"/>.
/// Everything in it has a short name, because the path of a unix socket has 107 bytes at most on either side.
/// </summary>
/// <param name="Path">On the machine; below a directory that nobody but the daemon's user can enter.</param>
public sealed record GroupFolder(string Path)
{
    /// <summary>Where a container has it.</summary>
    public const string Inside = "/run/supervisor";

    private const int GroupLetters = 12;
    private const int NameLetters = 8;

    /// <summary>What is run within the container for the agents in it.</summary>
    public string Script => In("exec.sh");

    /// <summary>Nobody can guess what it holds: whoever shows it from within is the container that has this folder.</summary>
    public string Mark => In("mark");

    /// <summary>What programs in the container write of themselves. Any user of it may make files here.</summary>
    public string Records => In("records");

    /// <summary>What agents write. The files are made by the daemon, and any user of the container may write to them.</summary>
    public string Logs => In("logs");

    /// <summary>What the daemon writes of what it started there; for itself only.</summary>
    public string Starts => In("starts");

    /// <summary>Leads to the agents' folders by their names, for whoever looks by hand and for images that start agents.</summary>
    public string Names => In("agents");

    /// <summary>
    /// What a container has to see, and how: the whole for reading, and the two places to which it may write. Where all
    /// of it is writable nothing fails; but then a container's root can lead the daemon to files of its choice.
    /// </summary>
    public IReadOnlyList<GroupMount> Mounts =>
        [
            new(Path, Inside, IsWritable: false),
            new(Records, InsideOf(Records), IsWritable: true),
            new(Logs, InsideOf(Logs), IsWritable: true),
        ];

    /// <param name="root">In the data directory: holds the folders of all groups.</param>
    public static GroupFolder Of(string root, string group) =>
        new(System.IO.Path.Combine(root, ShortHash.Of(group, GroupLetters)));

    /// <summary>Sockets and token of one agent, as its container sees them.</summary>
    public static AgentFiles InsideOfAgent(string agent) => new($"{Inside}/{ShortHash.Of(agent, NameLetters)}");

    /// <summary>Sockets and token of one agent.</summary>
    public AgentFiles OfAgent(string agent) => new(In(ShortHash.Of(agent, NameLetters)));

    /// <summary>A link to them by the agent's name; null when that would be no file's name.</summary>
    public string? NameOf(string agent) =>
        agent is "" or "." or ".." || agent.Contains('/') || agent.Contains('\0')
            ? null
            : System.IO.Path.Combine(Names, agent);

    public string LogOf(string agent) => System.IO.Path.Combine(Logs, ShortHash.Of(agent, NameLetters) + ".log");

    /// <summary>What one start of an agent is written down by; the same name in each place.</summary>
    public static string StartName(string agent, string incarnation) =>
        $"{ShortHash.Of(agent, NameLetters)}-{ShortHash.Of(incarnation, NameLetters)}";

    /// <summary>How a container sees what is in here.</summary>
    public string InsideOf(string path) => Inside + path[Path.Length..];

    /// <summary>Where on the machine is what a container sees there.</summary>
    public string OutsideOf(string inside) => Path + inside[Inside.Length..];

    private string In(string name) => System.IO.Path.Combine(Path, name);
}

/// <param name="Source">On the machine.</param>
/// <param name="Target">In the container.</param>
public sealed record GroupMount(string Source, string Target, bool IsWritable);
