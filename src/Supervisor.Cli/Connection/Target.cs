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
}
