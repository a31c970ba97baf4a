namespace Supervisor.Contracts.Local;

/// <summary>
/// Where a node keeps what its operators on the same machine need to reach it. Node and <c>pbm</c> agree on these names.
/// </summary>
public sealed record DataDirectoryLayout(string Directory)
{
    /// <summary>The longest path that a unix socket can be bound to: 108 bytes with the zero that ends it.</summary>
    public const int MaxSocketPathBytes = 107;

    /// <summary>The operator API for root and the daemon's own user.</summary>
    public string Socket => Path.Combine(Directory, "supervisor.sock");

    /// <summary>The secret for the operator API over TCP.</summary>
    public string OperatorToken => Path.Combine(Directory, "operator.token");

    /// <summary>The TCP address that the running daemon listens on, as HOST:PORT; it is there only while one runs.</summary>
    public string Endpoint => Path.Combine(Directory, "endpoint");

    /// <summary>Holds a folder for each agent: its sockets and its token.</summary>
    public string Agents => Path.Combine(Directory, "agents");

    /// <summary>Holds a folder for each group whose agents are in a container, which has it mounted.</summary>
    public string Groups => Path.Combine(Directory, "groups");

    /// <summary>What may be secret of the fleet that is applied.</summary>
    public string Secrets => Path.Combine(Directory, "secrets");

    /// <summary>What the agents write.</summary>
    public string AgentLogs => Path.Combine(Directory, "output");

    /// <summary>What the nodes agree on: revisions, names, freeze.</summary>
    public string Coordination => Path.Combine(Directory, "coordination.db");
}
