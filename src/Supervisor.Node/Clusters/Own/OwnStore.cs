using System.Security.Cryptography;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Node.Hosting;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters.Own;

/// <summary>The file of revisions that a node has for itself alone, read by one that is to belong, or does.</summary>
internal static class OwnStore
{
    /// <returns>None also where there is no such file.</returns>
    public static Task<ReadOutcome<Revision>> ReadLatestAsync(string path) =>
        ReadAsync(path, store => store.ReadLatestRevisionAsync());

    /// <returns>Null: it is not there, or cannot be read.</returns>
    public static async Task<Revision?> FindAsync(string path, long number) =>
        (await ReadAsync(path, store => store.ReadRevisionAsync(number))).Value;

    private static async Task<ReadOutcome<Revision>> ReadAsync(
        string path,
        Func<EmbeddedCoordination, Task<ReadOutcome<Revision>>> read
    )
    {
        if (!File.Exists(path))
        {
            return ReadOutcome<Revision>.Of(null);
        }

        await using var store = new EmbeddedCoordination(
            new EmbeddedSettings(path),
            TimeProvider.System,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes
        );
        return await read(store);
    }
}
