using Supervisor.Contracts.Local;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>
/// Where the sockets and the token of one agent are. A unix socket's path has 107 bytes at most and names may be long,
/// so folders are named by a hash: 60 bits, with which 5,000 agents meet by chance once in a hundred thousand million fleets.
/// </summary>
/// <param name="Inside">How its container sees the folder; null: its program is on the machine, as the daemon is.</param>
internal sealed record AgentFolder(string Path, string? Inside = null)
{
    private const int NameLetters = 12;
    private const int IncarnationLetters = 8;

    /// <summary>Kept across incarnations and daemons, so that a container can have the folder mounted.</summary>
    public string Socket => IsOfContainer ? Files.Socket : In("supervisor.sock");

    public string Token => Files.Token;

    /// <summary>Null: the environment says it.</summary>
    public string? Incarnation => IsOfContainer ? Files.Incarnation : null;

    /// <summary>For the daemon only: which incarnation the rest belongs to.</summary>
    public string Opening => In("opening.json");

    public static AgentFolder Of(string root, AgentAddress agent) =>
        new(System.IO.Path.Combine(root, ShortHash.Of(agent.Path, NameLetters)));

    /// <summary>Any agent's socket is as long as this one, so a data directory that has room for it has for all.</summary>
    public static string LongestSocket(DataDirectoryLayout data) => Of(data.Agents, default).Socket;

    public bool IsOfContainer => Inside is not null;

    private AgentFiles Files => new(Path);

    /// <summary>
    /// Each incarnation has one of its own: what an earlier one still says finds nobody. In a container, whose environment
    /// stays the same, it is a new one at the same place.
    /// </summary>
    public string NotifySocketOf(string incarnation) =>
        IsOfContainer ? Files.NotifySocket : In("notify." + ShortHash.Of(incarnation, IncarnationLetters));

    public IEnumerable<string> NotifySockets() => Directory.EnumerateFiles(Path, "notify.*");

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
