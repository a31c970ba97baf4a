using Supervisor.Cluster.Files;
using Supervisor.Contracts;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Data;

/// <summary>The identity of a locked data directory: made at its first start, taken up at every later one.</summary>
internal static class IdentityStore
{
    public static Outcome<NodeIdentity> LoadOrMake(NodeSettings settings, string? machine, Func<int, byte[]> chance)
    {
        var path = IdentityFile.PathIn(settings.Data.Directory);
        var stored = File.Exists(path) ? File.ReadAllText(path) : null;
        // The token is written after the identity, so a token alone says that an identity got lost.
        if (stored is null && File.Exists(settings.Data.OperatorToken))
        {
            return IdentityFile.Lost(settings.Data.Directory);
        }

        var identity = stored is null
            ? IdentityRules.First(settings, machine, chance)
            : Adopt(settings, machine, stored);
        if (identity.IsOk)
        {
            WriteIfNew(path, IdentityFile.Format(identity.Value), stored);
        }

        return identity;
    }

    private static Outcome<NodeIdentity> Adopt(NodeSettings settings, string? machine, string stored)
    {
        var found = IdentityFile.Parse(settings.Data.Directory, stored);
        return found.IsOk ? IdentityRules.Adopt(found.Value, settings, machine) : found;
    }

    private static void WriteIfNew(string path, string content, string? stored)
    {
        if (!string.Equals(content, stored, StringComparison.Ordinal))
        {
            AtomicFile.Write(path, content);
        }
    }
}
