using System.Text;
using Supervisor.Contracts.Ids;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Clusters.Lanes;

/// <summary>Which machine is which node.</summary>
internal static class Peers
{
    internal static NodeId IdOf(string machine) => Boot.IdentityOf(machine).Node;

    /// <summary>The id is made of the name.</summary>
    internal static string NameOf(NodeId node) =>
        Encoding.UTF8.GetString(Convert.FromHexString(node.Value)).TrimEnd('\0');

    /// <summary>Higher than each before it, of whichever daemon.</summary>
    internal static long NextConnection(Universe universe) => ++universe.Connections;
}
