using Supervisor.Cli.Line;

namespace Supervisor.Cli.Connection;

/// <summary>A place where a node may answer.</summary>
internal abstract record Target
{
    private Target() { }

    /// <param name="Path">Of the socket in a data directory.</param>
    internal sealed record Unix(string Path) : Target
    {
        public override string ToString() => Path;
    }

    internal sealed record Tcp(HostAndPort Address) : Target
    {
        public override string ToString() => Address.ToString();
    }

    /// <summary>The nodes of the cluster in which the user is logged in.</summary>
    internal sealed record Cluster : Target
    {
        public override string ToString() => "the nodes of the login";
    }

    /// <summary>One of them.</summary>
    internal sealed record Member(HostAndPort Address) : Target
    {
        public override string ToString() => Address.ToString();
    }
}
